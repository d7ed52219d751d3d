;;; lsp-mode.el --- Works on the paper in Emacs with lsp-mode  -*- lexical-binding: t -*-

;;; Code:

(require 'common (expand-file-name "common.el" (file-name-directory load-file-name)))
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'lsp-completion)
(require 'lsp-lens)
(require 'xref)

;; No user is there to answer prompts.
(setq lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-diagnostics-provider :flymake
      lsp-headerline-breadcrumb-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-enable-suggest-server-download nil
      lsp-debounce-full-sync-notifications nil)

(defun test-findings (&optional word)
  "The diagnostics of the buffer, or those with WORD in their message."
  (cl-remove-if-not (lambda (each) (string-match-p (or word "") (gethash "message" each)))
                    (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics))))

(defun test-settle ()
  "Wait for as many diagnostics as the paper has problems; return any other number."
  (test-wait 15 (lambda () (= (length (test-findings)) test-expected)))
  (test-unless (length (test-findings)) test-expected))

(test-step "start"
  (lsp-workspace-folders-add (directory-file-name default-directory))
  (find-file "us-mexico-2005.threat.yaml")
  ;; `lsp-deferred' waits until the buffer is visible.
  (lsp)
  (setq test-original (buffer-string))
  (unless (test-wait 20 (lambda () (and (lsp-workspaces)
                                        (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))
    major-mode))

(setq test-paper (current-buffer))
(defvar test-workspace (car (lsp-workspaces)) "The server of the paper.")

(test-step "findings" (test-settle))

(test-step "typo"
  (test-replace "part-of: mexican-government" "part-of: mexican-goverment")
  (test-wait 15 (lambda () (test-findings "goverment")))
  (let ((found (car (test-findings "goverment"))))
    (if found
        (let ((region (lsp--range-to-region (gethash "range" found))))
          (test-unless (buffer-substring-no-properties (car region) (cdr region)) "mexican-goverment"))
      "nothing")))

(test-step "fix"
  (test-find "part-of: mexican-goverment")
  (let ((fix (cl-find-if (lambda (each) (eq t (gethash "isPreferred" each))) (lsp-code-actions-at-point))))
    (lsp-execute-code-action fix)
    (or (test-unless (buffer-string) test-original) (test-settle))))

(test-step "completion" (test-completion #'lsp-completion-at-point))

(test-step "hover"
  (test-find "part-of: mexican-government")
  (let* ((answer (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
         (shown (lsp--render-on-hover-content (gethash "contents" answer) t)))
    (unless (string-match-p "Mexican government" shown) shown)))

(test-step "definition"
  (test-find "part-of: mexican-government")
  (lsp-find-definition)
  (test-unless (test-line) "  mexican-government:"))

(test-step "bundled"
  (switch-to-buffer test-paper)
  (test-find "\n      - organized-crime")
  (lsp-find-definition)
  (test-wait 2 #'ignore)
  (let ((seen (list (file-name-nondirectory (or buffer-file-name "no file"))
                    (file-exists-p (or buffer-file-name ""))
                    (string-trim (test-line))
                    (length (test-findings)))))
    (switch-to-buffer test-paper)
    (test-unless seen '("bailey-2005.taxonomy.yaml" t "organized-crime:" 0))))

(test-step "elsewhere"
  (test-uses (lambda ()
               (lsp)
               (mapcar (lambda (each) (gethash "uri" each))
                       (lsp-request "textDocument/references"
                                    (append (lsp--text-document-position-params)
                                            '(:context (:includeDeclaration t))))))))

(test-step "rename"
  (test-find "part-of: mexican-government")
  (undo-boundary)
  (let ((before (test-count "mexican-government")))
    (lsp-rename "gobierno-mexicano")
    (or (test-unless (list (> before 20) (test-count "mexican-government") (test-count "gobierno-mexicano"))
                     (list t 0 before))
        (test-settle))))

(test-step "undo"
  (undo-boundary)
  (let ((last-command nil)) (undo-only))
  (test-unless (buffer-string) test-original))

(test-step "format"
  (test-find "part-of: mexican-government")
  (indent-rigidly (line-beginning-position -1) (line-beginning-position 4) 3)
  (lsp-format-buffer)
  (test-unless (buffer-string) test-original))

(test-step "lenses"
  (let ((titles (mapcar (lambda (each) (gethash "title" (gethash "command" each)))
                        (lsp-request "textDocument/codeLens" `(:textDocument ,(lsp--text-document-identifier))))))
    (unless (member "22 references" titles) (or titles "nothing"))))

(defun test-hints ()
  "The number of inlay hints in the paper."
  (length (lsp-request "textDocument/inlayHint"
                       `(:textDocument ,(lsp--text-document-identifier)
                         :range (:start (:line 0 :character 0)
                                 :end (:line ,(line-number-at-pos (point-max)) :character 0))))))

(test-step "settings"
  (let ((before (test-hints)))
    (lsp-register-custom-settings '(("threatAssessment.inlayHints.ranks" nil t)
                                    ("threatAssessment.inlayHints.percents" nil t)
                                    ("threatAssessment.inlayHints.titles" nil t)))
    (with-lsp-workspace test-workspace
      (lsp--set-configuration (lsp-configuration-section "threatAssessment")))
    (test-wait 10 (lambda () (= 0 (test-hints))))
    (test-unless (list (> before 0) (test-hints)) '(t 0))))

(test-step "messages"
  (with-current-buffer "*threat-assessment::stderr*"
    (test-unless (buffer-string) "")))

(test-step "end"
  (let ((process (lsp--workspace-cmd-proc test-workspace)))
    ;; Otherwise the server is killed right after the request to exit.
    (advice-add 'kill-process :around
                (lambda (kill &rest arguments)
                  (unless (test-wait 10 (lambda () (not (process-live-p process))))
                    (apply kill arguments))))
    (lsp-workspace-shutdown test-workspace)
    (test-unless (list (process-status process) (process-exit-status process)) '(exit 0))))

(set-buffer-modified-p nil)
(kill-emacs 0)
;;; lsp-mode.el ends here
