;;; eglot.el --- Works on the paper in Emacs with eglot  -*- lexical-binding: t -*-

;;; Code:

(require 'common (expand-file-name "common.el" (file-name-directory load-file-name)))
(require 'eglot)
(require 'flymake)
(require 'xref)

(setq eglot-sync-connect 30
      eglot-connect-timeout 30
      eglot-confirm-server-initiated-edits nil
      test-tell (lambda ()
                  (eglot--signal-textDocument/didChange)
                  (flymake-start)))

(defvar test-server nil "The server of the paper.")

(defun test-findings (&optional word)
  "The diagnostics of the buffer, or those with WORD in their message."
  (cl-remove-if-not (lambda (each) (string-match-p (or word "") (flymake-diagnostic-text each)))
                    (flymake-diagnostics)))

(defun test-settle ()
  "Wait for as many diagnostics as the paper has problems; return any other number."
  (funcall test-tell)
  (test-wait 15 (lambda () (= (length (test-findings)) test-expected)))
  (test-unless (length (test-findings)) test-expected))

(test-step "start"
  (find-file "us-mexico-2005.threat.yaml")
  ;; `eglot-ensure' waits for the next command of the user.
  (run-hooks 'post-command-hook)
  (test-wait 20 #'eglot-current-server)
  (setq test-server (eglot-current-server)
        test-original (buffer-string))
  (unless test-server major-mode))

(setq test-paper (current-buffer))

(test-step "findings" (test-settle))

(test-step "typo"
  (test-replace "part-of: mexican-government" "part-of: mexican-goverment")
  (test-wait 15 (lambda () (test-findings "goverment")))
  (let ((found (car (test-findings "goverment"))))
    (if found
        (test-unless (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))
                     "mexican-goverment")
      "nothing")))

(test-step "fix"
  (test-find "part-of: mexican-goverment")
  (let ((fix (cl-find-if (lambda (each) (eq t (plist-get each :isPreferred)))
                         (append (eglot-code-actions (point) (point)) nil))))
    (eglot--apply-workspace-edit (plist-get fix :edit))
    (or (test-unless (buffer-string) test-original) (test-settle))))

(test-step "completion" (test-completion #'eglot-completion-at-point))

(test-step "hover"
  (test-find "part-of: mexican-government")
  (let* ((answer (jsonrpc-request test-server :textDocument/hover (eglot--TextDocumentPositionParams)))
         (shown (eglot--hover-info (plist-get answer :contents) (plist-get answer :range))))
    (unless (string-match-p "Mexican government" shown) shown)))

(test-step "definition"
  (test-find "part-of: mexican-government")
  (xref-find-definitions "LSP identifier at point.")
  (test-unless (test-line) "  mexican-government:"))

(test-step "bundled"
  (switch-to-buffer test-paper)
  (test-find "\n      - organized-crime")
  (xref-find-definitions "LSP identifier at point.")
  (test-wait 2 #'ignore)
  (let ((seen (list (file-name-nondirectory (or buffer-file-name "no file"))
                    (file-exists-p (or buffer-file-name ""))
                    (string-trim (test-line))
                    (length (test-findings)))))
    (switch-to-buffer test-paper)
    (test-unless seen '("bailey-2005.taxonomy.yaml" t "organized-crime:" 0))))

(test-step "elsewhere"
  (test-uses (lambda ()
               (test-wait 10 #'eglot-managed-p)
               (mapcar (lambda (each) (xref-location-group (xref-item-location each)))
                       (xref-backend-references 'eglot "LSP identifier at point.")))))

(test-step "rename"
  (test-find "part-of: mexican-government")
  (undo-boundary)
  (let ((before (test-count "mexican-government")))
    (eglot-rename "gobierno-mexicano")
    (or (test-unless (list (> before 20) (test-count "mexican-government") (test-count "gobierno-mexicano"))
                     (list t 0 before))
        (test-settle))))

(test-step "undo"
  (undo-boundary)
  (let ((last-command nil)) (undo-only))
  (funcall test-tell)
  (test-unless (buffer-string) test-original))

(test-step "format"
  (test-find "part-of: mexican-government")
  (indent-rigidly (line-beginning-position -1) (line-beginning-position 4) 3)
  (funcall test-tell)
  (eglot-format-buffer)
  (test-unless (buffer-string) test-original))

(defun test-hints ()
  "The number of inlay hints in the paper."
  (length (jsonrpc-request test-server :textDocument/inlayHint
                           `(:textDocument ,(eglot--TextDocumentIdentifier)
                             :range (:start (:line 0 :character 0)
                                     :end (:line ,(line-number-at-pos (point-max)) :character 0))))))

(test-step "settings"
  (let ((before (test-hints)))
    (setq-default eglot-workspace-configuration
                  '(:threatAssessment (:inlayHints (:ranks :json-false :percents :json-false :titles :json-false))))
    (eglot-signal-didChangeConfiguration test-server)
    (test-wait 10 (lambda () (= 0 (test-hints))))
    (test-unless (list (> before 0) (test-hints)) '(t 0))))

(test-step "messages"
  (with-current-buffer (jsonrpc-stderr-buffer test-server)
    (test-unless (buffer-string) "")))

(test-step "end"
  (let ((process (jsonrpc--process test-server)))
    ;; Otherwise the server is killed right after the request to exit.
    (advice-add 'jsonrpc-shutdown :before
                (lambda (&rest _) (test-wait 10 (lambda () (not (process-live-p process))))))
    (eglot-shutdown test-server nil 10)
    (test-unless (list (process-status process) (process-exit-status process)) '(exit 0))))

(set-buffer-modified-p nil)
(kill-emacs 0)
;;; eglot.el ends here
