-- Works on the paper in Neovim as a user would, with the init.lua from docs/editors.md. scripts/test-editors.ts starts it, and
-- scripts/editors/steps.ts describes each step.
local results = assert(io.open(vim.env.THREAT_ASSESSMENT_RESULTS, "w"))
local expected = tonumber(vim.env.THREAT_ASSESSMENT_FINDINGS)

--- Writes the result of a step: it has passed if `attempt` returns nil, and otherwise failed with what was seen.
local function step(id, attempt)
  local ok, seen = pcall(attempt)
  local passed = ok and seen == nil
  local line = passed and { "pass", id } or { "fail", id, (vim.inspect(seen):gsub("%s+", " ")) }
  results:write(table.concat(line, "\t") .. "\n")
  results:flush()
end

local function wait(milliseconds, condition)
  return vim.wait(milliseconds, condition, 20)
end

local function client()
  local _, found = next(vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0))
  return found
end

--- Sends a request and returns the result. Raises an error if there is none.
local function request(method, params)
  for _, answer in pairs(assert(vim.lsp.buf_request_sync(0, method, params, 10000), method .. ": no answer")) do
    assert(not answer.err and not answer.error, answer.err or answer.error)
    return answer.result
  end
end

local function finding(word)
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.message:find(word, 1, true) then return each end
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n")
end

local function count(word)
  local _, number = text():gsub(vim.pesc(word), "")
  return number
end

--- Puts the cursor on a word of a line.
local function goTo(line, word)
  vim.fn.cursor(line, assert(vim.fn.getline(line):find(word, 1, true), "no " .. word) + 2)
end

local encoding

step("start", function()
  vim.o.hidden = true
  vim.cmd("edit us-mexico-2005.threat.yaml")
  if not wait(20000, function() return client() and client().initialized end) then return vim.bo.filetype end
  encoding = client().offset_encoding
end)

step("findings", function()
  if not wait(20000, function() return #vim.diagnostic.get(0) == expected end) then return #vim.diagnostic.get(0) end
end)

local paper = vim.fn.bufnr()
local line = vim.fn.search("part-of: mexican-government")
local written = vim.fn.getline(line)
local original = text()

step("typo", function()
  vim.fn.setline(line, (written:gsub("government", "goverment")))
  wait(10000, function() return finding("goverment") end)
  local found = finding("goverment")
  if not found then return "nothing" end
  local place = { found.lnum + 1, found.col, found.end_col }
  if not vim.deep_equal(place, { line, 13, 30 }) then return place end
end)

step("fix", function()
  goTo(line, "mexican")
  local params = vim.lsp.util.make_range_params(0, encoding)
  -- Newer versions keep the diagnostic as the server has sent it.
  local sent = assert(finding("goverment")).user_data.lsp
  params.context = { diagnostics = sent.range and { sent } or vim.lsp.diagnostic.get_line_diagnostics(paper, line - 1) }
  for _, action in ipairs(request("textDocument/codeAction", params) or {}) do
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, encoding)
      break
    end
  end
  if text() ~= original then return vim.fn.getline(line) end
  if not wait(10000, function() return #vim.diagnostic.get(0) == expected end) then return #vim.diagnostic.get(0) end
end)

--- The text that completion inserts at the end of a line instead of its last word.
local function proposed(number, word)
  local params = { textDocument = vim.lsp.util.make_text_document_params() }
  params.position = { line = number - 1, character = #vim.fn.getline(number) }
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(request("textDocument/completion", params), word)
  return vim.tbl_map(function(item) return item.word end, items)
end

step("completion", function()
  vim.fn.setline(line, "    part-of: mex")
  local ids = proposed(line, "mex")
  vim.fn.setline(line, written)
  vim.fn.append(line, "    lev")
  local keys = proposed(line + 1, "lev")
  vim.fn.deletebufline("%", line + 1)
  if not vim.tbl_contains(ids, "mexican-government") then return ids end
  if not vim.deep_equal(vim.tbl_map(vim.trim, keys), { "level:" }) then return keys end
end)

step("hover", function()
  goTo(line, "mexican")
  vim.lsp.buf.hover()
  local shown = function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), "\n")
      end
    end
  end
  wait(10000, function() return shown() end)
  if not (shown() or ""):find("Mexican government", 1, true) then return shown() or "nothing" end
end)

step("definition", function()
  goTo(line, "mexican")
  vim.lsp.buf.definition()
  wait(10000, function() return vim.fn.line(".") ~= line end)
  if vim.fn.getline(".") ~= "  mexican-government:" then return vim.fn.getline(".") end
end)

step("bundled", function()
  local entry = vim.fn.search("- organized-crime")
  goTo(entry, "organized")
  vim.lsp.buf.definition()
  wait(10000, function() return vim.fn.bufnr() ~= paper end)
  local place, here = vim.fn.getline("."), vim.fn.expand("%:p")
  local isFile = vim.fn.filereadable(here) == 1 and here:find("/bailey-2005.taxonomy.yaml", 1, true)
  -- The server publishes the diagnostics of the file before this response.
  wait(10000, function() return client() end)
  request("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
  vim.wait(500)
  local findings = #vim.diagnostic.get(0)
  vim.cmd("buffer " .. paper)
  if not isFile or not place:find("organized-crime:", 1, true) or findings > 0 then return { here, place, findings } end
end)

step("elsewhere", function()
  vim.cmd("edit andean-water-utility/agua.taxonomy.yaml")
  wait(10000, client)
  goTo(vim.fn.search("^  retroceso-glaciar:"), "retroceso")
  local params = vim.lsp.util.make_position_params(0, encoding)
  params.context = { includeDeclaration = true }
  local found = vim.tbl_map(function(use) return use.uri:match("[^/]*$") end, request("textDocument/references", params) or {})
  vim.cmd("buffer " .. paper)
  if not vim.tbl_contains(found, "agua.threat.yaml") then return found end
end)

step("rename", function()
  local before = count("mexican-government")
  goTo(line, "mexican")
  vim.lsp.buf.rename("gobierno-mexicano")
  wait(10000, function() return count("gobierno-mexicano") == before end)
  local seen = { count("mexican-government"), count("gobierno-mexicano") }
  if before < 20 or not vim.deep_equal(seen, { 0, before }) then return seen end
  vim.wait(500)
  if not wait(10000, function() return #vim.diagnostic.get(0) == expected end) then return #vim.diagnostic.get(0) end
end)

step("undo", function()
  vim.cmd("undo")
  if text() ~= original then return vim.fn.getline(line) end
end)

step("format", function()
  for number = line - 2, line + 2 do
    vim.fn.setline(number, "   " .. vim.fn.getline(number))
  end
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 10000 })
  else
    vim.lsp.buf.formatting_sync(nil, 10000)
  end
  if text() ~= original then return vim.fn.getline(line) end
end)

step("lenses", function()
  vim.lsp.codelens.refresh()
  local titles = function()
    return vim.tbl_map(function(lens) return lens.command and lens.command.title end, vim.lsp.codelens.get(paper))
  end
  wait(10000, function() return #titles() > 0 end)
  if not vim.tbl_contains(titles(), "22 references") then return titles() end
end)

step("settings", function()
  local hints = function()
    local params = { textDocument = vim.lsp.util.make_text_document_params() }
    params.range = { start = { line = 0, character = 0 }, ["end"] = { line = vim.fn.line("$"), character = 0 } }
    return #(request("textDocument/inlayHint", params) or {})
  end
  local before = hints()
  -- The settings from docs/editors.md, with other values.
  local settings = client().config.settings
  for key in pairs(settings.threatAssessment.inlayHints) do settings.threatAssessment.inlayHints[key] = false end
  client().notify("workspace/didChangeConfiguration", { settings = settings })
  wait(10000, function() return hints() == 0 end)
  if before == 0 or hints() > 0 then return { before, hints() } end
end)

step("messages", function()
  local messages = vim.fn.execute("messages")
  if messages:find("[Ee]rror") or messages:find("E%d+:") then return messages end
end)

step("end", function()
  local id = client().id
  vim.lsp.stop_client(id)
  if not wait(10000, function() return vim.lsp.client_is_stopped(id) end) then return "still there" end
end)

results:close()
vim.cmd("qall!")
