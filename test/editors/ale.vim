" Works on the paper in Vim with ALE as a user would, with the vimrc from docs/editors.md. scripts/test-editors.ts starts it, and
" scripts/editors/steps.ts describes each step.

set hidden nobackup noswapfile
let g:ale_lint_delay = 0
let g:ale_lint_on_text_changed = 'always'
let s:expected = str2nr($THREAT_ASSESSMENT_FINDINGS)

" Writes the result of a step: it has passed if `attempt` returns v:null, and otherwise failed with what was seen.
function! s:Step(id, attempt) abort
  try
    let l:seen = a:attempt()
  catch
    let l:seen = v:exception . ' ' . v:throwpoint
  endtry
  let l:line = l:seen is v:null ? ['pass', a:id] : ['fail', a:id, substitute(string(l:seen), '\_s\+', ' ', 'g')]
  call writefile([join(l:line, "\t")], $THREAT_ASSESSMENT_RESULTS, 'a')
endfunction

" Waits until a condition holds. Returns 0 after a timeout.
function! s:Wait(seconds, condition) abort
  let l:end = reltime()
  while !a:condition()
    if reltimefloat(reltime(l:end)) > a:seconds | return 0 | endif
    sleep 20m
  endwhile
  return 1
endfunction

function! s:Findings(...) abort
  let l:all = ale#engine#GetLoclist(s:paper)
  return a:0 ? filter(copy(l:all), 'stridx(v:val.text, a:1) >= 0') : l:all
endfunction

function! s:Settled() abort
  return len(s:Findings()) == s:expected
endfunction

function! s:Text() abort
  return getbufline(s:paper, 1, '$')
endfunction

function! s:Count(word) abort
  return count(join(s:Text(), "\n"), a:word)
endfunction

" Changes the line of the actor and notifies the server.
function! s:Write(text) abort
  call setline(s:line, a:text)
  call ale#Queue(0)
endfunction

function! s:Start() abort
  edit us-mexico-2005.threat.yaml
  let s:paper = bufnr()
  let s:original = s:Text()
  let s:line = search('part-of: mexican-government')
  let s:written = getline(s:line)
  call ale#Queue(0)
  call s:Wait(20, {-> !empty(s:Findings())})
  return &filetype ==# 'yaml.threat-assessment' && !empty(s:Findings()) ? v:null : &filetype
endfunction
call s:Step('start', function('s:Start'))

function! s:Found() abort
  return s:Wait(15, function('s:Settled')) ? v:null : len(s:Findings())
endfunction
call s:Step('findings', function('s:Found'))

function! s:Typo() abort
  call s:Write(substitute(s:written, 'government', 'goverment', ''))
  call s:Wait(15, {-> !empty(s:Findings('goverment'))})
  let l:found = get(s:Findings('goverment'), 0, {})
  let l:place = [get(l:found, 'lnum'), get(l:found, 'col'), get(l:found, 'end_col')]
  return l:place == [s:line, 14, 30] ? v:null : l:place
endfunction
call s:Step('typo', function('s:Typo'))

" Answers prompts for a user: with the number of the list item that contains a word, or with a name.
runtime autoload/ale/util.vim
function! ale#util#Input(message, ...) abort
  let l:number = matchstr(a:message, '\v\d+\ze[^0-9\n]*' . s:answer)
  return a:message =~# '\n' && !empty(l:number) ? l:number : s:answer
endfunction

function! s:Fix() abort
  call cursor(s:line, 18)
  let s:answer = 'mexican-government'
  ALECodeAction
  call s:Wait(15, {-> s:Text() == s:original})
  if s:Text() != s:original
    let l:seen = getline(s:line)
    call s:Write(s:written)
    return l:seen
  endif
  call ale#Queue(0)
  return s:Wait(15, function('s:Settled')) ? v:null : len(s:Findings())
endfunction
call s:Step('fix', function('s:Fix'))

" ALE completes only in insert mode, which a script cannot enter.
function! ale#util#Mode(...) abort
  return s:isCompleting ? 'i' : call('mode', a:000)
endfunction
let s:isCompleting = 0

" The text that completion inserts at the end of a line.
function! s:Proposed(number) abort
  call cursor(a:number, col([a:number, '$']) - 1)
  let b:ale_completion_result = []
  let s:isCompleting = 1
  call ale#completion#GetCompletions('ale-omnifunc')
  let l:Result = {-> get(b:, 'ale_completion_result', [])}
  call s:Wait(10, {-> !empty(l:Result())})
  let s:isCompleting = 0
  return map(copy(l:Result()), 'trim(v:val.word)')
endfunction

function! s:Completion() abort
  call s:Write('    part-of: mex')
  let l:ids = s:Proposed(s:line)
  call s:Write(s:written)
  call append(s:line, '    lev')
  call ale#Queue(0)
  let l:keys = s:Proposed(s:line + 1)
  call deletebufline('%', s:line + 1)
  call ale#Queue(0)
  return index(l:ids, 'mexican-government') < 0 ? l:ids : l:keys == ['level:'] ? v:null : l:keys
endfunction
call s:Step('completion', function('s:Completion'))

function! s:Hover() abort
  let g:ale_hover_to_preview = 1
  call cursor(s:line, 18)
  ALEHover
  let l:Shown = {-> join(map(filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")'),
        \ 'join(getbufline(winbufnr(v:val), 1, "$"))'))}
  call s:Wait(10, {-> l:Shown() =~# '\S'})
  let l:seen = l:Shown()
  pclose
  return l:seen =~# 'Mexican government' ? v:null : l:seen . '(nothing)'
endfunction
call s:Step('hover', function('s:Hover'))

function! s:Definition() abort
  call cursor(s:line, 18)
  ALEGoToDefinition
  call s:Wait(10, {-> line('.') != s:line})
  return getline('.') ==# '  mexican-government:' ? v:null : getline('.')
endfunction
call s:Step('definition', function('s:Definition'))

function! s:Bundled() abort
  call cursor(search('- organized-crime'), 12)
  ALEGoToDefinition
  call s:Wait(10, {-> bufnr() != s:paper})
  call ale#Queue(0)
  sleep 2
  let l:seen = [expand('%:t'), filereadable(expand('%:p')), trim(getline('.')), len(ale#engine#GetLoclist(bufnr()))]
  execute 'buffer' s:paper
  return l:seen == ['bailey-2005.taxonomy.yaml', 1, 'organized-crime:', 0] ? v:null : l:seen
endfunction
call s:Step('bundled', function('s:Bundled'))

function! s:Elsewhere() abort
  edit andean-water-utility/agua.taxonomy.yaml
  call ale#Queue(0)
  call cursor(search('^  retroceso-glaciar:'), 5)
  ALEFindReferences -quickfix
  call s:Wait(10, {-> !empty(getqflist())})
  let l:files = uniq(sort(map(getqflist(), 'fnamemodify(bufname(v:val.bufnr), ":t")')))
  cclose
  execute 'buffer' s:paper
  return index(l:files, 'agua.threat.yaml') >= 0 ? v:null : l:files
endfunction
call s:Step('elsewhere', function('s:Elsewhere'))

function! s:Rename() abort
  let l:before = s:Count('mexican-government')
  call cursor(s:line, 18)
  let s:answer = 'gobierno-mexicano'
  ALERename
  call s:Wait(10, {-> s:Count('gobierno-mexicano') == l:before})
  let l:seen = [l:before > 20, s:Count('mexican-government'), s:Count('gobierno-mexicano')]
  if l:seen != [1, 0, l:before] | return l:seen | endif
  call ale#Queue(0)
  sleep 500m
  return s:Wait(15, function('s:Settled')) ? v:null : len(s:Findings())
endfunction
call s:Step('rename', function('s:Rename'))

function! s:Undo() abort
  undo
  call ale#Queue(0)
  return s:Text() == s:original ? v:null : getline(s:line)
endfunction
call s:Step('undo', function('s:Undo'))

function! s:Messages() abort
  let l:messages = execute('messages')
  return l:messages =~# 'E\d\+:\|[Ee]rror' ? l:messages : v:null
endfunction
call s:Step('messages', function('s:Messages'))

qall!
