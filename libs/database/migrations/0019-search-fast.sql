-- Searching with less looking: the same answers, and some of every document even where there is more than can be looked at.
-- See docs/decisions/024-searching-swedish.md.

-- Row-level security lets no index be used for operators that might leak what they see, such as @@ and like. So the search
-- runs as the owner, inside a function that looks at nothing but what the tenant's own organisation has, whatever it is asked.
-- `kind`: 'block' or 'response_block'; `among`: versions or responses; `terms`: words or phrases, folded, all of which must be
-- there; `patterns`: the same for `like`, '' for what is too short for it; `each`: blocks wanted of each document; `most`: blocks
-- looked at. Tiers: 0 headings, 1 words, 2 parts of compounds, 3 any part of a word, 4 what may have been meant. `total`: how many
-- of the document were found in the same way; `is_capped`: there are more than were looked at. Rows of a printed table of contents
-- come after the text: they end in a page number, and stand under "Innehåll" or say the same as a heading.
create or replace function samsvar_search(kind text, among uuid[], terms text[], patterns text[], each int, most int)
  returns table (document uuid, ord int, tier int, total int, is_capped boolean) language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set jit = off set work_mem = '16MB' set plan_cache_mode = force_custom_plan as $$
declare
  -- From so many blocks on nobody misses those that only have the letters somewhere; and so many of them are looked at.
  enough constant int := 1000;
  letters constant int := 5000;
  resembling constant int := 200;
  -- Where there are more than are looked at: of each document in which none was looked at, its headings and its beginning.
  left_over constant int := 4000;
  of_one constant text := '(select b.%1$I, b.ord, b.type, b.search from public.%2$I b where b.%1$I = d.id %3$s)';
  -- Of each block only its document and a number by which the better ones come first: its tier, whether it is a heading, its place.
  blocks constant text := 'select b.%1$I as document, ((2 * (%3$s) + case when b.type in (''heading'', ''sectionHeading'') then 0 else 1 end)::bigint << 32) + b.ord as key from %2$s b where %4$s';
  -- $1: documents, $2: blocks wanted of each, $3: the most blocks.
  form constant text := 'with found as materialized (
      select c.document, count(*)::int as total, (sum(count(*)) over ())::int as seen, array_agg(c.key) as keys from (%1$s) c group by c.document)
    select f.document, (best.key & 4294967295)::int as ord,
      case when best.is_row then greatest(2, best.key >> 33) else best.key >> 33 end::int as tier, f.total, f.seen
    from found f cross join lateral (
      -- From the best on, and not beyond the last that is wanted: it is dear to ask what is a row of contents.
      with texts as materialized (
        select s.key from (select k.key from unnest(f.keys) as k (key) order by k.key offset 0) s where not %2$s order by s.key limit $2)
      select t.key, false as is_row from texts t
      union all (
        select s.key, true from unnest(f.keys) as s (key)
        where case when (select count(*) from texts) < $2 then %2$s else false end
        order by s.key & 8589934591 limit $2 - (select count(*) from texts))) best
    order by f.document, best.is_row, case when best.is_row then best.key & 8589934591 else best.key end';
  row_of_contents constant text := '(select case when octet_length(b.text) < 1000 and ascii(right(b.text, 1)) between 48 and 57 and b.text ~ ''[^0-9][ .…]+[0-9]{1,4}$'' then
    (b.type <> ''heading'' and lower((select h.text from public.block h where h.version_id = b.version_id and h.ord < b.ord and h.type = ''heading''
      order by h.ord desc limit 1)) in (''innehåll'', ''innehållsförteckning'', ''contents'', ''table of contents'')) is true
    or exists (select from public.block h where h.version_id = b.version_id and h.ord > b.ord and h.type = ''heading''
      and lower(concat_ws('' '', h.label, h.text)) = lower(regexp_replace(concat_ws('' '', b.label, b.text), ''[ .…]+[0-9]{1,4}$'', '''')))
    else false end from public.block b where b.version_id = f.document and b.ord = (s.key & 4294967295)::int)';
  is_row text := 'false';
  headings text := 'b.type in (''heading'', ''sectionHeading'')';
  own uuid[];
  id text;
  of_own text;
  of_each text;
  best text;
  has_words text;
  missed uuid[];
  every tsquery;
  words tsquery;
  one tsquery;
  has_all text := 'true';
  hit record;
  found int := 0;
begin
  if kind = 'block' then
    own := array(select v.id from public.source_version v join public.source s on s.id = v.source_id
      where v.id = any (among) and s.organisation_id = public.samsvar_organisation());
    id := 'version_id';
    is_row := row_of_contents;
    -- As its index has it.
    headings := 'b.type = ''heading''';
  elsif kind = 'response_block' then
    own := array(select r.id from public.response r where r.id = any (among) and r.organisation_id = public.samsvar_organisation());
    id := 'response_id';
  end if;
  if coalesce(cardinality(own), 0) = 0 or cardinality(terms) = 0 then
    return;
  end if;
  missed := own;
  -- Of the documents it is asked in a way that no index answers, so that the index of the words is used.
  of_own := format(' and (b.%I = any ($1)) is true limit $3', id);
  for i in 1..cardinality(terms) loop
    one := phraseto_tsquery('pg_catalog.swedish', terms[i]);
    -- Words such as “och” are in no vector: they are only asked for among letters.
    if numnode(one) > 0 then
      every := case when every is null then one else every && one end;
    end if;
    if patterns[i] <> '' then
      has_all := has_all || format(' and (%s public.samsvar_fold(b.text) like %L)',
        case when numnode(one) > 0 then format('b.search @@ %L::tsquery or', one) else '' end, patterns[i]);
    elsif numnode(one) > 0 then
      has_all := has_all || format(' and b.search @@ %L::tsquery', one);
    end if;
  end loop;
  if every is not null then
    -- The same lexemes, but not where they are parts of compounds.
    words := regexp_replace(every::text, '''(([^'']|'''')+)''', '''\1'':AB', 'g')::tsquery;
    best := format('case when not b.search @@ %L::tsquery then 2 when b.type in (''heading'', ''sectionHeading'') then 0 else 1 end', words);
    has_words := format('b.search @@ %L::tsquery', every);
    for hit in execute format(form, format(blocks, id, 'public.' || kind, best, has_words) || of_own, is_row) using own, each, most loop
      found := hit.seen;
      document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := hit.seen >= most;
      missed := array_remove(missed, document);
      return next;
    end loop;
    if found >= most and cardinality(missed) > 0 then
      -- Not by the index of the words: it would be read once for each document.
      of_each := 'select e.document, e.key from unnest($1) as d (id) cross join lateral (('
        || format(blocks, id, format(of_one, id, kind, 'and ' || headings || ' offset 0'), best, has_words) || ' limit $3) union ('
        || format(blocks, id, format(of_one, id, kind, 'order by b.ord limit 1000'), best, has_words) || ' limit $3)) e';
      for hit in execute format(form, of_each, is_row) using missed, each, greatest(each, left_over / cardinality(missed)) loop
        document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := true;
        return next;
      end loop;
    end if;
  end if;
  if found < enough and array_to_string(patterns, '') <> '' then
    for hit in execute format(form, format(blocks, id, 'public.' || kind, '3',
        has_all || case when every is null then '' else ' and not ' || has_words end) || of_own, is_row) using own, each, least(most, letters) loop
      found := found + 1;
      document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := hit.seen >= least(most, letters);
      return next;
    end loop;
  end if;
  if found > 0 or not exists (select from unnest(terms) as t where length(t) > 4 and t not like '% %') then
    return;
  end if;
  -- Nothing at all: what is nearly the same. One slip leaves at least one third of a word whole, and those are in the index.
  has_all := 'true';
  for i in 1..cardinality(terms) loop
    -- Phrases are meant as they are written.
    if length(terms[i]) > 4 and terms[i] not like '% %' then
      has_all := has_all || format(' and (%s) and public.word_similarity(%L, public.samsvar_fold(b.text)) >= 0.5',
        (select string_agg(format('public.samsvar_fold(b.text) like %L', '%' || regexp_replace(piece, '([\\%_])', '\\\1', 'g') || '%'), ' or ') from unnest(
          case when length(terms[i]) < 9 then array[left(terms[i], (length(terms[i]) + 1) / 2), right(terms[i], (length(terms[i]) + 1) / 2)]
          else array[left(terms[i], length(terms[i]) / 3), substr(terms[i], length(terms[i]) / 3 + 1, length(terms[i]) / 3), right(terms[i], length(terms[i]) / 3)] end) as piece),
        terms[i]);
    elsif patterns[i] <> '' then
      has_all := has_all || format(' and public.samsvar_fold(b.text) like %L', patterns[i]);
    end if;
  end loop;
  for hit in execute format(form, format(blocks, id, 'public.' || kind, '4', has_all) || of_own, is_row) using own, each, least(most, resembling) loop
    document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := hit.seen >= least(most, resembling);
    return next;
  end loop;
end $$;

-- Folding letter by letter is dear, and few texts have any of these. Not strict, so that it can be written into the query.
create or replace function samsvar_fold(words text) returns text language sql immutable parallel safe
  as $$ select case when lower(words) ~ '[éèêëáàâãíìîïóòôõúùûüýÿñç]' then translate(lower(words), 'éèêëáàâãíìîïóòôõúùûüýÿñç', 'eeeeaaaaiiiioooouuuuyync') else lower(words) end $$;
-- Whoever is connected reads anew what these indexes are of.
alter index block_trigram reset (fastupdate);
alter index response_block_trigram reset (fastupdate);
