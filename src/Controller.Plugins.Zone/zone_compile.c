/* SPDX-License-Identifier: Apache-2.0
 * From a rule set as uploaded to the form in which packets are judged. Runs on the main thread
 * while the workers go on with the policy in force. */
#include "zone.h"
#include <vppinfra/hash.h>

/* --- address classes: each address belongs to one class = one list of sets that contain it --- */

typedef struct
{
  zone_u128_t at;
  u32 set;
  i32 delta;
} zone_edge_t;

static zone_u128_t
to_u128 (const ip46_address_t *a, int is_ip6)
{
  zone_u128_t v = {};
  if (is_ip6)
    {
      v.hi = clib_net_to_host_u64 (a->ip6.as_u64[0]);
      v.lo = clib_net_to_host_u64 (a->ip6.as_u64[1]);
    }
  else
    v.lo = clib_net_to_host_u32 (a->ip4.as_u32);
  return v;
}

static int
u128_cmp (const zone_u128_t *a, const zone_u128_t *b)
{
  if (a->hi != b->hi)
    return a->hi < b->hi ? -1 : 1;
  if (a->lo != b->lo)
    return a->lo < b->lo ? -1 : 1;
  return 0;
}

static int
edge_cmp (void *a1, void *a2)
{
  const zone_edge_t *a = a1, *b = a2;
  int c = u128_cmp (&a->at, &b->at);
  return c ? c : (a->set < b->set ? -1 : a->set > b->set);
}

/* An open list of sets, ordered, with how many ranges of each contain the current address. */
typedef struct
{
  u32 set;
  u32 count;
} zone_open_t;

static void
open_apply (zone_open_t **open, u32 set, i32 delta)
{
  u32 lo = 0, hi = vec_len (*open);

  while (lo < hi)
    {
      u32 mid = (lo + hi) / 2;
      if ((*open)[mid].set < set)
	lo = mid + 1;
      else
	hi = mid;
    }
  if (lo < vec_len (*open) && (*open)[lo].set == set)
    {
      (*open)[lo].count += delta;
      if ((*open)[lo].count == 0)
	vec_delete (*open, 1, lo);
    }
  else
    {
      zone_open_t o = { .set = set, .count = delta };
      vec_insert_elts (*open, &o, 1, lo);
    }
}

typedef struct
{
  uword *by_content; /* vec of u32 sets -> class */
  u32 **keys;
} zone_class_builder_t;

static u32
class_of_open (zone_policy_t *p, zone_class_builder_t *b, zone_open_t *open)
{
  zone_open_t *o;
  u32 *key = 0, c;
  uword *found;

  if (vec_len (open) == 0)
    return 0;
  vec_foreach (o, open)
    vec_add1 (key, o->set);
  found = hash_get_mem (b->by_content, key);
  if (found)
    {
      vec_free (key);
      return found[0];
    }
  c = vec_len (p->class_offset) - 1;
  vec_append (p->class_sets, key);
  vec_add1 (p->class_offset, vec_len (p->class_sets));
  hash_set_mem (b->by_content, key, c);
  vec_add1 (b->keys, key);
  return c;
}

static void
compile_addresses (zone_policy_t *p, zone_class_builder_t *b, int is_ip6)
{
  zone_ruleset_t *rs = p->ruleset;
  zone_edge_t *edges = 0, *e;
  zone_open_t *open = 0;
  zone_set_range_t *r;
  zone_u128_t start = {};
  u32 last_class = ~0;
  u32 i;

  vec_foreach (r, rs->ranges)
    {
      if (r->range.is_ip6 != is_ip6)
	continue;
      zone_edge_t a = { .at = to_u128 (&r->range.first, is_ip6), .set = r->set, .delta = 1 };
      zone_edge_t z = { .at = to_u128 (&r->range.last, is_ip6), .set = r->set, .delta = -1 };
      vec_add1 (edges, a);
      /* the end is where the range no longer is; after the last address there is none */
      z.at.lo++;
      if (z.at.lo == 0)
	z.at.hi++;
      if (is_ip6 ? (z.at.lo == 0 && z.at.hi == 0) : z.at.lo > 0xffffffff)
	continue;
      vec_add1 (edges, z);
    }
  if (vec_len (edges))
    vec_sort_with_function (edges, edge_cmp);

  for (i = 0;;)
    {
      u32 c;

      while (i < vec_len (edges) && u128_cmp (&edges[i].at, &start) == 0)
	{
	  e = edges + i++;
	  open_apply (&open, e->set, e->delta);
	}
      c = class_of_open (p, b, open);
      if (c != last_class)
	{
	  if (is_ip6)
	    {
	      vec_add1 (p->start6, start);
	      vec_add1 (p->class6, c);
	    }
	  else
	    {
	      vec_add1 (p->start4, (u32) start.lo);
	      vec_add1 (p->class4, c);
	    }
	  last_class = c;
	}
      if (i >= vec_len (edges))
	break;
      start = edges[i].at;
    }
  vec_free (edges);
  vec_free (open);
}

/* --- applications by protocol and destination port --- */

static int
u16_cmp (void *a1, void *a2)
{
  return (int) *(u16 *) a1 - (int) *(u16 *) a2;
}

static int
is_port_protocol (u8 protocol)
{
  return protocol == IP_PROTOCOL_TCP || protocol == IP_PROTOCOL_UDP || protocol == IP_PROTOCOL_SCTP;
}

static int
is_icmp (u8 protocol)
{
  return protocol == IP_PROTOCOL_ICMP || protocol == IP_PROTOCOL_ICMP6;
}

/* The two ranges that a term is indexed by: destination port and source port, or ICMP type and
 * code. */
static void
term_ranges (const zone_term_t *t, u16 primary[2], u16 secondary[2])
{
  primary[0] = secondary[0] = 0;
  primary[1] = secondary[1] = 0xffff;
  if (is_port_protocol (t->protocol))
    {
      clib_memcpy_fast (primary, t->dst_port, sizeof (t->dst_port));
      clib_memcpy_fast (secondary, t->src_port, sizeof (t->src_port));
    }
  else if (is_icmp (t->protocol))
    {
      primary[0] = t->icmp_type[0];
      primary[1] = t->icmp_type[1];
      secondary[0] = t->icmp_code[0];
      secondary[1] = t->icmp_code[1];
    }
}

static zone_port_index_t *
compile_protocol (zone_ruleset_t *rs, u8 protocol)
{
  zone_port_index_t *x = 0;
  zone_application_t *a;
  u16 primary[2], secondary[2];
  u16 *bounds = 0, *bound;
  u32 i;

  vec_add1 (bounds, 0);
  vec_foreach (a, rs->applications)
    for (i = 0; i < a->n_terms; i++)
      if (a->terms[i].protocol == protocol)
	{
	  term_ranges (&a->terms[i], primary, secondary);
	  vec_add1 (bounds, primary[0]);
	  if (primary[1] < 0xffff)
	    vec_add1 (bounds, primary[1] + 1);
	}
  if (vec_len (bounds) > 1)
    {
      vec_sort_with_function (bounds, u16_cmp);
      x = clib_mem_alloc (sizeof (*x));
      *x = (zone_port_index_t){};
      vec_foreach (bound, bounds)
	if (vec_len (x->first) == 0 || x->first[vec_len (x->first) - 1] != bound[0])
	  vec_add1 (x->first, bound[0]);

      /* Terms of each interval. An application with many ports costs a row for each interval it
       * covers. */
      zone_port_term_t **rows = 0, *row;
      vec_validate (rows, vec_len (x->first) - 1);
      vec_foreach (a, rs->applications)
	for (i = 0; i < a->n_terms; i++)
	  if (a->terms[i].protocol == protocol)
	    {
	      u32 lo = 0, hi = vec_len (x->first);
	      term_ranges (&a->terms[i], primary, secondary);
	      while (hi - lo > 1)
		{
		  u32 mid = (lo + hi) / 2;
		  if (x->first[mid] <= primary[0])
		    lo = mid;
		  else
		    hi = mid;
		}
	      for (; lo < vec_len (x->first) && x->first[lo] <= primary[1]; lo++)
		{
		  zone_port_term_t t = { .lo = secondary[0],
					 .hi = secondary[1],
					 .app = a - rs->applications };
		  vec_add1 (rows[lo], t);
		}
	    }
      for (i = 0; i < vec_len (rows); i++)
	{
	  vec_add1 (x->offset, vec_len (x->terms));
	  vec_foreach (row, rows[i])
	    vec_add1 (x->terms, row[0]);
	  vec_free (rows[i]);
	}
      vec_add1 (x->offset, vec_len (x->terms));
      vec_free (rows);
    }
  vec_free (bounds);
  return x;
}

/* --- contexts --- */

static zone_bitmap_t
bitmap_alloc (const zone_context_t *c)
{
  zone_bitmap_t b = {};
  vec_validate (b.words, c->n_words - 1);
  vec_validate (b.sum, c->n_sum - 1);
  return b;
}

static void
bitmap_set (zone_bitmap_t *b, u32 i)
{
  b->words[i / 64] |= 1ull << (i % 64);
  b->sum[i / 64 / 64] |= 1ull << (i / 64 % 64);
}

static void
bitmap_free (zone_bitmap_t *b)
{
  vec_free (b->words);
  vec_free (b->sum);
}

static void
dimension_init (zone_context_t *c, zone_dimension_t *d)
{
  d->any = bitmap_alloc (c);
  d->negated = bitmap_alloc (c);
  d->by_member = hash_create (0, sizeof (uword));
}

static u32
dimension_member (zone_context_t *c, zone_dimension_t *d, u32 member)
{
  uword *found = hash_get (d->by_member, member);
  u32 i;

  if (found)
    return found[0];
  i = vec_len (d->takes);
  vec_add1 (d->takes, bitmap_alloc (c));
  vec_add1 (d->excludes, bitmap_alloc (c));
  hash_set (d->by_member, member, i);
  return i;
}

static void
dimension_free (zone_dimension_t *d)
{
  zone_bitmap_t *b;
  bitmap_free (&d->any);
  bitmap_free (&d->negated);
  vec_foreach (b, d->takes)
    bitmap_free (b);
  vec_foreach (b, d->excludes)
    bitmap_free (b);
  vec_free (d->takes);
  vec_free (d->excludes);
  hash_free (d->by_member);
}

static void
dimension_add (zone_context_t *c, zone_dimension_t *d, u32 position, const u32 *ids, u32 n,
	       uword *index_by_id, int negated)
{
  u32 i;

  if (n == 0)
    {
      bitmap_set (&d->any, position);
      return;
    }
  if (negated)
    bitmap_set (&d->negated, position);
  for (i = 0; i < n; i++)
    {
      u32 member = index_by_id ? hash_get (index_by_id, ids[i])[0] : ids[i];
      u32 m = dimension_member (c, d, member);
      bitmap_set (negated ? &d->excludes[m] : &d->takes[m], position);
    }
}

static void
compile_context (zone_policy_t *p, zone_context_t *c)
{
  zone_ruleset_t *rs = p->ruleset;
  u32 i;

  c->n_words = (vec_len (c->rules) + 63) / 64;
  c->n_sum = (c->n_words + 63) / 64;
  dimension_init (c, &c->src);
  dimension_init (c, &c->dst);
  dimension_init (c, &c->app);
  if (c->is_global)
    {
      dimension_init (c, &c->from);
      dimension_init (c, &c->to);
    }
  for (i = 0; i < vec_len (c->rules); i++)
    {
      zone_rule_t *r = rs->rules + c->rules[i];
      u32 *ids = r->ids;

      if (c->is_global)
	dimension_add (c, &c->from, i, ids, r->n[ZONE_REF_FROM], 0, 0);
      ids += r->n[ZONE_REF_FROM];
      if (c->is_global)
	dimension_add (c, &c->to, i, ids, r->n[ZONE_REF_TO], 0, 0);
      ids += r->n[ZONE_REF_TO];
      dimension_add (c, &c->src, i, ids, r->n[ZONE_REF_SRC], rs->set_by_id,
		     r->flags & ZONE_POLICY_SRC_EXCLUDED);
      ids += r->n[ZONE_REF_SRC];
      dimension_add (c, &c->dst, i, ids, r->n[ZONE_REF_DST], rs->set_by_id,
		     r->flags & ZONE_POLICY_DST_EXCLUDED);
      ids += r->n[ZONE_REF_DST];
      dimension_add (c, &c->app, i, ids, r->n[ZONE_REF_APP], rs->application_by_id, 0);
    }
}

static void
context_free (zone_context_t *c)
{
  vec_free (c->rules);
  dimension_free (&c->src);
  dimension_free (&c->dst);
  dimension_free (&c->app);
  dimension_free (&c->from);
  dimension_free (&c->to);
}

static void
compile_contexts (zone_policy_t *p)
{
  zone_ruleset_t *rs = p->ruleset;
  zone_context_t *c;
  zone_rule_t *r;

  p->context_by_pair = hash_create (0, sizeof (uword));
  vec_foreach (r, rs->rules)
    {
      if (r->flags & ZONE_POLICY_GLOBAL)
	{
	  if (p->global == 0)
	    {
	      p->global = clib_mem_alloc (sizeof (*p->global));
	      *p->global = (zone_context_t){ .is_global = 1 };
	    }
	  vec_add1 (p->global->rules, r - rs->rules);
	  continue;
	}
      uword pair = r->ids[0] << 8 | r->ids[1];
      uword *found = hash_get (p->context_by_pair, pair);
      if (found == 0)
	{
	  vec_add2 (p->contexts, c, 1);
	  *c = (zone_context_t){};
	  hash_set (p->context_by_pair, pair, c - p->contexts);
	}
      else
	c = p->contexts + found[0];
      vec_add1 (c->rules, r - rs->rules);
    }
  vec_foreach (c, p->contexts)
    compile_context (p, c);
  if (p->global)
    compile_context (p, p->global);
}

/* --- what only the whole rule set can show to be wrong --- */

static u8 *
zone_unknown (zone_ruleset_t *rs, const zone_rule_t *r)
{
  u32 kind, i, *id = r->ids;

  for (kind = 0; kind < ZONE_N_REF; kind++)
    for (i = 0; i < r->n[kind]; i++, id++)
      switch (kind)
	{
	case ZONE_REF_FROM:
	case ZONE_REF_TO:
	  if (id[0] >= ZONE_MAX || (id[0] != ZONE_SELF && rs->zones[id[0]].id == 0))
	    return format (0, "policy %u '%s': no zone %u", r->id, r->name, id[0]);
	  break;
	case ZONE_REF_SRC:
	case ZONE_REF_DST:
	  if (hash_get (rs->set_by_id, id[0]) == 0)
	    return format (0, "policy %u '%s': no address set %u", r->id, r->name, id[0]);
	  break;
	case ZONE_REF_APP:
	  if (hash_get (rs->application_by_id, id[0]) == 0)
	    return format (0, "policy %u '%s': no application %u", r->id, r->name, id[0]);
	  break;
	}
  return 0;
}

static u8 *
ruleset_error (zone_ruleset_t *rs)
{
  zone_rule_t *r;
  u32 i, *id;
  u8 *error;

  vec_foreach (r, rs->rules)
    if ((error = zone_unknown (rs, r)))
      return error;
  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    vec_foreach (id, rs->zones[i].host_inbound)
      if (hash_get (rs->application_by_id, id[0]) == 0)
	return format (0, "zone %u '%s': no application %u", i, rs->zones[i].name, id[0]);
  for (i = 0; i < vec_len (rs->zone_by_sw_if_index); i++)
    {
      u8 z = rs->zone_by_sw_if_index[i];
      if (z == ZONE_NULL || z == ZONE_SELF)
	continue;
      if (rs->zones[z].id == 0)
	return format (0, "interface %u: no zone %u", i, z);
    }
  return 0;
}

zone_policy_t *
zone_policy_compile (zone_ruleset_t *rs, u8 **error)
{
  zone_class_builder_t builder = {};
  zone_policy_t *p;
  zone_application_t *a;
  u32 i, j, **key;

  if ((*error = ruleset_error (rs)))
    return 0;

  p = clib_mem_alloc_aligned (sizeof (*p), CLIB_CACHE_LINE_BYTES);
  clib_memset (p, 0, sizeof (*p));
  p->ruleset = rs;
  p->flags = rs->flags;
  p->zone_by_sw_if_index = vec_dup (rs->zone_by_sw_if_index);
#define _(n, f, d) p->timeouts[ZONE_TIMEOUT_##n] = rs->timeouts[ZONE_TIMEOUT_##n] ?: d;
  foreach_zone_timeout
#undef _

    /* class 0: in no set */
    vec_add1 (p->class_offset, 0);
  vec_add1 (p->class_offset, 0);
  builder.by_content = hash_create_vec (0, sizeof (u32), sizeof (uword));
  compile_addresses (p, &builder, 0);
  compile_addresses (p, &builder, 1);
  hash_free (builder.by_content);
  vec_foreach (key, builder.keys)
    vec_free (key[0]);
  vec_free (builder.keys);

  for (i = 1; i < 256; i++)
    p->ports[i] = compile_protocol (rs, i);
  vec_foreach (a, rs->applications)
    for (j = 0; j < a->n_terms; j++)
      if (a->terms[j].protocol == 0)
	{
	  vec_add1 (p->any_protocol_apps, a - rs->applications);
	  break;
	}

  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    {
      u32 *id;
      p->screens_any |= rs->zones[i].screens;
      vec_foreach (id, rs->zones[i].host_inbound)
	{
	  u32 app = hash_get (rs->application_by_id, id[0])[0];
	  vec_validate (p->host_inbound[i], vec_len (rs->applications) / 64);
	  p->host_inbound[i][app / 64] |= 1ull << (app % 64);
	}
    }
  compile_contexts (p);
  return p;
}

void
zone_ruleset_free (zone_ruleset_t *rs)
{
  zone_rule_t *r;
  u32 i;

  for (i = 0; i < ZONE_MAX; i++)
    vec_free (rs->zones[i].host_inbound);
  vec_foreach (r, rs->rules)
    vec_free (r->ids);
  vec_free (rs->zone_by_sw_if_index);
  vec_free (rs->ranges);
  hash_free (rs->set_by_id);
  vec_free (rs->applications);
  hash_free (rs->application_by_id);
  vec_free (rs->rules);
  hash_free (rs->rule_by_id);
  vec_free (rs->new_slots);
  clib_mem_free (rs);
}

void
zone_policy_free (zone_policy_t *p)
{
  zone_context_t *c;
  u32 i;

  for (i = 0; i < 256; i++)
    if (p->ports[i])
      {
	vec_free (p->ports[i]->first);
	vec_free (p->ports[i]->offset);
	vec_free (p->ports[i]->terms);
	clib_mem_free (p->ports[i]);
      }
  for (i = 0; i < ZONE_MAX; i++)
    vec_free (p->host_inbound[i]);
  vec_foreach (c, p->contexts)
    context_free (c);
  vec_free (p->contexts);
  if (p->global)
    {
      context_free (p->global);
      clib_mem_free (p->global);
    }
  hash_free (p->context_by_pair);
  vec_free (p->zone_by_sw_if_index);
  vec_free (p->conflict_by_sw_if_index);
  vec_free (p->start4);
  vec_free (p->class4);
  vec_free (p->start6);
  vec_free (p->class6);
  vec_free (p->class_offset);
  vec_free (p->class_sets);
  vec_free (p->any_protocol_apps);
  if (p->ruleset)
    zone_ruleset_free (p->ruleset);
  clib_mem_free (p);
}
