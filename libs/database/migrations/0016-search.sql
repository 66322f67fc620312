-- Searching quickly behind the second wall, and what has still to be made ready for it.
-- See docs/decisions/024-searching-swedish.md.

-- Blocks that were stored before there was searching; empty once the server has looked at them.
create index block_unsearched on block (version_id, ord) where parts is null;

-- Row-level security lets no index be used for operators that might leak what they see, such as @@ and like. So the search
-- runs as the owner, inside a function that looks at nothing but what the tenant's own organisation has, whatever it is asked.
-- `kind`: 'block' or 'response_block'; `among`: versions or responses; `terms`: words or phrases, folded, all of which must be
-- there; `patterns`: the same for `like`, '' for what is too short for it; `each`: blocks wanted of each document; `most`: blocks
-- looked at. Tiers: 0 headings, 1 words, 2 parts of compounds, 3 any part of a word, 4 what may have been meant. `total`: how many
-- of the document were found in the same way; `is_capped`: there are more than were looked at. Rows of a printed table of contents
-- come after the text: they end in a page number, and stand under "Innehåll" or say the same as a heading.
create function samsvar_search(kind text, among uuid[], terms text[], patterns text[], each int, most int)
  returns table (document uuid, ord int, tier int, total int, is_capped boolean) language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp set enable_seqscan = off set jit = off set work_mem = '16MB' set plan_cache_mode = force_custom_plan as $$
declare
  -- From so many blocks on nobody misses those that only have the letters somewhere; and so many of them are looked at.
  enough constant int := 1000;
  letters constant int := 5000;
  resembling constant int := 200;
  -- Of the documents it is asked in a way that no index answers, so that the index of the words is used.
  form constant text := 'with c as materialized (
      select b.%1$I as document, b.ord, b.type in (''heading'', ''sectionHeading'') as is_heading, contents.is_row,
        case when contents.is_row then greatest(2, %3$s) else %3$s end as tier
      from public.%2$I b cross join lateral (select %5$s as is_row) contents
      where %4$s and (b.%1$I = any ($1)) is true limit $3),
    sums as (select s.document, count(*)::int as total, (sum(count(*)) over ())::int as seen from c as s group by s.document),
    numbered as (
      select c.document, c.ord, c.tier, row_number() over (partition by c.document order by c.tier, c.is_row, c.is_heading desc, c.ord) as no from c)
    select n.document, n.ord, n.tier, sums.total, sums.seen from numbered n join sums using (document) where n.no <= $2
    order by n.document, n.no';
  row_of_contents constant text := 'case when octet_length(b.text) < 1000 and ascii(right(b.text, 1)) between 48 and 57 and b.text ~ ''[^0-9][ .…]+[0-9]{1,4}$'' then
    (b.type <> ''heading'' and lower((select h.text from public.block h where h.version_id = b.version_id and h.ord < b.ord and h.type = ''heading''
      order by h.ord desc limit 1)) in (''innehåll'', ''innehållsförteckning'', ''contents'', ''table of contents'')) is true
    or exists (select from public.block h where h.version_id = b.version_id and h.ord > b.ord and h.type = ''heading''
      and lower(concat_ws('' '', h.label, h.text)) = lower(regexp_replace(concat_ws('' '', b.label, b.text), ''[ .…]+[0-9]{1,4}$'', '''')))
    else false end';
  is_row text := 'false';
  own uuid[];
  id text;
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
  elsif kind = 'response_block' then
    own := array(select r.id from public.response r where r.id = any (among) and r.organisation_id = public.samsvar_organisation());
    id := 'response_id';
  end if;
  if coalesce(cardinality(own), 0) = 0 or cardinality(terms) = 0 then
    return;
  end if;
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
    for hit in execute format(form, id, kind, format('case when not b.search @@ %L::tsquery then 2 when b.type in (''heading'', ''sectionHeading'') then 0 else 1 end', words),
        format('b.search @@ %L::tsquery', every), is_row) using own, each, most loop
      found := hit.seen;
      document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := hit.seen >= most;
      return next;
    end loop;
  end if;
  if found < enough and array_to_string(patterns, '') <> '' then
    for hit in execute format(form, id, kind, '3',
        has_all || case when every is null then '' else format(' and not b.search @@ %L::tsquery', every) end, is_row) using own, each, least(most, letters) loop
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
  for hit in execute format(form, id, kind, '4', has_all, is_row) using own, each, least(most, resembling) loop
    document := hit.document; ord := hit.ord; tier := hit.tier; total := hit.total; is_capped := hit.seen >= least(most, resembling);
    return next;
  end loop;
end $$;

-- What the swedish configuration makes of a word, for marking it; null for words that are in no vector.
create function samsvar_stem(word text) returns text language sql immutable parallel safe strict
  as $$ select (tsvector_to_array(to_tsvector('pg_catalog.swedish', word)))[1] $$;

-- The heading that a block stands under.
create index block_heading on block (version_id, ord) where type = 'heading';

-- What is shown of hits: of a heading the one above it, by its number where it has one. Again of nobody's but the tenant's own organisation.
create function samsvar_search_hits(kind text, documents uuid[], ords int[])
  returns table (document uuid, ord int, type text, block_id text, label text, text text, page text, section text)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set jit = off as $$
begin
  if kind = 'block' then
    return query select b.version_id, b.ord, b.type, null::text, b.label, b.text, coalesce(b.page_label, b.page_from::text), (
        select concat_ws(' ', h.label, h.text) from public.block h
        where h.version_id = b.version_id and h.ord < b.ord and h.type = 'heading' and case when b.type <> 'heading' then true
          when number.no is null then h.level < b.level
          else number.no like substring(concat_ws(' ', h.label, h.text) from '^[0-9]+(?:[.][0-9]+)*') || '.%' end
        order by h.ord desc limit 1)
      from unnest(documents, ords) as asked (document, ord)
        join public.block b on b.version_id = asked.document and b.ord = asked.ord
        join public.source_version v on v.id = b.version_id join public.source s on s.id = v.source_id
        cross join lateral (select substring(concat_ws(' ', b.label, b.text) from '^[0-9]+(?:[.][0-9]+)*') as no) number
      where s.organisation_id = public.samsvar_organisation();
  else
    return query select b.response_id, b.ord, b.type, b.block_id, null::text, b.text, null::text,
        case when b.type = 'sectionHeading' then null else b.section_title end
      from unnest(documents, ords) as asked (document, ord)
        join public.response_block b on b.response_id = asked.document and b.ord = asked.ord
        join public.response r on r.id = b.response_id
      where r.organisation_id = public.samsvar_organisation();
  end if;
end $$;

-- Vectors are looked into for many rows of one question: they stay in the row, and are not packed while it is below half a page.
alter table block alter column search set storage main;
alter table block set (toast_tuple_target = 4096);
alter table response_block alter column search set storage main;
alter table response_block set (toast_tuple_target = 4096);
