;;; common.el --- Helpers for the tests in eglot and in lsp-mode  -*- lexical-binding: t -*-

;; Emacs loads this, then the configuration from docs/editors.md, then eglot.el or lsp-mode.el, which work on the paper as a
;; user would. scripts/test-editors.ts starts it, and scripts/editors/steps.ts describes each step.

;;; Code:

(require 'cl-lib)
(require 'package)
(package-initialize)

(setq create-lockfiles nil
      make-backup-files nil
      auto-save-default nil)

(defvar test-expected (string-to-number (getenv "THREAT_ASSESSMENT_FINDINGS"))
  "The number of problems in the paper.")

(defvar test-original nil "The text of the paper.")
(defvar test-paper nil "The buffer of the paper.")

(defun test-write (line)
  "Add LINE to the results."
  (write-region (concat line "\n") nil (getenv "THREAT_ASSESSMENT_RESULTS") t 'quiet))

(defmacro test-step (id &rest body)
  "Write the result of the step ID: it has passed if BODY returns nil."
  (declare (indent 1))
  `(let ((seen (condition-case err (progn ,@body) (error (format "%S" err)))))
     (test-write (if seen
                     (format "fail\t%s\t%s" ,id (replace-regexp-in-string "[ \t\n]+" " " (format "%S" seen)))
                   (format "pass\t%s" ,id)))))

(defun test-wait (seconds condition)
  "Wait until CONDITION holds, at most SECONDS, and return its value."
  (let ((end (+ (float-time) seconds)) result)
    (while (and (not (setq result (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02)
      ;; In batch mode, timers run only here.
      (sit-for 0.01))
    result))

(defun test-unless (seen expected)
  "Return SEEN unless it equals EXPECTED."
  (unless (equal seen expected) (or seen "nothing")))

(defun test-line ()
  "The text of the line of point."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun test-find (text)
  "Move point to three characters before the end of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (backward-char 3))

(defvar test-tell #'ignore "What tells the server of a change: it waits for a person's pause, which nobody makes here.")

(defun test-replace (old new)
  "Replace the first OLD by NEW, and move point into it."
  (goto-char (point-min))
  (search-forward old)
  (replace-match new t t)
  (backward-char 3)
  (funcall test-tell))

(defun test-count (word)
  "The number of occurrences of WORD in the buffer."
  (count-matches (regexp-quote word) (point-min) (point-max)))

(defun test-complete (capf wanted)
  "Have CAPF complete the word before point with the candidate that begins with WANTED; return the trimmed line."
  (pcase-let* ((`(,start ,end ,table . ,rest) (funcall capf))
               (candidates (all-completions (buffer-substring start end) table))
               (chosen (cl-find-if (lambda (each) (string-prefix-p wanted each)) candidates)))
    (if (not chosen)
        (format "%S" (mapcar #'substring-no-properties candidates))
      (delete-region start end)
      (insert chosen)
      (funcall (plist-get rest :exit-function) chosen 'finished)
      (funcall test-tell)
      (string-trim (test-line)))))

(defun test-uses (references)
  "Check that REFERENCES names the files that use a category of a taxonomy; return what was seen instead."
  (find-file "andean-water-utility/agua.taxonomy.yaml")
  (test-find "\n  retroceso-glaciar:")
  (let ((files (unwind-protect (mapcar #'file-name-nondirectory (funcall references))
                 (switch-to-buffer test-paper))))
    (unless (member "agua.threat.yaml" files) (or files "nothing"))))

(defun test-completion (capf)
  "Check that CAPF completes an id and a key; return what was seen instead."
  (test-replace "part-of: mexican-government" "part-of: mex")
  (end-of-line)
  (or (test-unless (test-complete capf "mexican-government") "part-of: mexican-government")
      (test-replace "part-of: mexican-government\n" "part-of: mexican-government\n    lev\n")
      (end-of-line)
      (prog1 (test-unless (test-complete capf "level") "level:")
        (delete-region (line-beginning-position) (line-beginning-position 2))
        (funcall test-tell))
      (test-unless (buffer-string) test-original)))

(provide 'common)
;;; common.el ends here
