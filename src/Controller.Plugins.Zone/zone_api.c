/* SPDX-License-Identifier: Apache-2.0
 * Handlers of rule sets and their dumps. Nothing that a client sends is believed: each field is
 * checked, and nothing asserts. Every message is mp-safe: workers are stopped for a swap alone. */
#include "zone_ruleset.h"
#include "zone_api.h"
#include <vnet/ip/ip_types_api.h>
#include <vlibmemory/api.h>
#include <zone/zone.api_enum.h>
#include <zone/zone.api_types.h>

#define REPLY_MSG_ID_BASE zone_main.msg_id_base
#include <vlibapi/api_helper_macros.h>

/* How long a dump may keep the main thread. */
#define ZONE_DUMP_SECONDS 2e-3

static void
text_out (u8 *out, u32 size, const u8 *text)
{
  clib_memset (out, 0, size);
  if (text)
    clib_memcpy_fast (out, text, clib_min (vec_len (text), size - 1));
}

/* A string of fixed size: what follows its end is cleared, and it has an end. */
static void
name_in (char *out, const u8 *in)
{
  u32 i;

  clib_memset (out, 0, ZONE_NAME_SZ);
  for (i = 0; i < ZONE_NAME_SZ - 1 && in[i]; i++)
    out[i] = in[i] < 0x20 || in[i] == 0x7f ? '?' : in[i];
}

static void
vl_api_zone_ruleset_begin_t_handler (vl_api_zone_ruleset_begin_t *mp)
{
  vl_api_zone_ruleset_begin_reply_t *rmp;
  zone_ruleset_t *rs = 0;
  u32 timeouts[ZONE_N_TIMEOUT], i;
  int rv = 0;

#define _(n, f, d) timeouts[ZONE_TIMEOUT_##n] = mp->timeouts.f;
  foreach_zone_timeout
#undef _
    for (i = 0; i < ZONE_N_TIMEOUT; i++) if (timeouts[i] > ZONE_TIMEOUT_MAX) rv =
      VNET_API_ERROR_INVALID_VALUE;
  if ((mp->flags & ~ZONE_RULESET_FLAGS) || mp->early_age_high_percent > 100 ||
      mp->early_age_low_percent > mp->early_age_high_percent)
    rv = VNET_API_ERROR_INVALID_VALUE;
  if (rv == 0)
    {
      rs = zone_upload_begin ();
      clib_memcpy_fast (rs->digest, mp->digest, sizeof (rs->digest));
      rs->flags = mp->flags;
      clib_memcpy_fast (rs->timeouts, timeouts, sizeof (timeouts));
      rs->session_limit = mp->session_limit;
      rs->early_age_low = mp->early_age_low_percent;
      rs->early_age_high = mp->early_age_high_percent;
    }
  REPLY_MACRO2_END (VL_API_ZONE_RULESET_BEGIN_REPLY,
		    ({ rmp->transaction = rs ? rs->transaction : 0; }));
}

static void
vl_api_zone_ruleset_add_zone_t_handler (vl_api_zone_ruleset_add_zone_t *mp)
{
  vl_api_zone_ruleset_add_zone_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  zone_zone_t z = {
    .id = mp->zone_id,
    .flags = mp->flags,
    .screens = mp->screens,
    .screens_alarm_only = mp->screens_alarm_only,
  };
  int rv = VNET_API_ERROR_NO_SUCH_ENTRY;

  if (rs && mp->count > ZONE_MEMBERS_MAX)
    rv = VNET_API_ERROR_INVALID_VALUE;
  else if (rs)
    {
      name_in (z.name, mp->name);
#define _(f, d) z.limits.f = mp->screen_limits.f;
      foreach_zone_screen_limit
#undef _
	vec_add (z.host_inbound, mp->host_inbound, mp->count);
      rv = zone_ruleset_add_zone (rs, &z);
      vec_free (z.host_inbound);
    }
  REPLY_MACRO_END (VL_API_ZONE_RULESET_ADD_ZONE_REPLY);
}

static void
vl_api_zone_ruleset_add_interface_t_handler (vl_api_zone_ruleset_add_interface_t *mp)
{
  vl_api_zone_ruleset_add_interface_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  int rv = rs ? zone_ruleset_add_interface (rs, mp->sw_if_index, mp->zone_id) :
		VNET_API_ERROR_NO_SUCH_ENTRY;

  REPLY_MACRO_END (VL_API_ZONE_RULESET_ADD_INTERFACE_REPLY);
}

static int
range_in (const vl_api_zone_address_range_t *in, zone_range_t *out)
{
  if (in->first.af != in->last.af || (in->first.af != ADDRESS_IP4 && in->first.af != ADDRESS_IP6))
    return -1;
  *out = (zone_range_t){ .is_ip6 = in->first.af == ADDRESS_IP6 };
  if (out->is_ip6)
    {
      clib_memcpy_fast (&out->first.ip6, in->first.un.ip6, 16);
      clib_memcpy_fast (&out->last.ip6, in->last.un.ip6, 16);
    }
  else
    {
      clib_memcpy_fast (&out->first.ip4, in->first.un.ip4, 4);
      clib_memcpy_fast (&out->last.ip4, in->last.un.ip4, 4);
    }
  return 0;
}

/* All ranges of the message or none. */
static void
vl_api_zone_ruleset_add_addresses_t_handler (vl_api_zone_ruleset_add_addresses_t *mp)
{
  vl_api_zone_ruleset_add_addresses_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  zone_range_t *ranges = 0;
  int rv = 0;
  u32 i;

  if (rs == 0)
    rv = VNET_API_ERROR_NO_SUCH_ENTRY;
  else if (mp->count == 0 || mp->count > ZONE_MEMBERS_MAX)
    rv = VNET_API_ERROR_INVALID_VALUE;
  else
    {
      vec_validate (ranges, mp->count - 1);
      for (i = 0; i < mp->count && rv == 0; i++)
	if (range_in (&mp->ranges[i], &ranges[i]))
	  rv = VNET_API_ERROR_INVALID_ADDRESS_FAMILY;
      if (rv == 0)
	rv = zone_ruleset_add_ranges (rs, mp->set_id, ranges);
      vec_free (ranges);
    }
  REPLY_MACRO_END (VL_API_ZONE_RULESET_ADD_ADDRESSES_REPLY);
}

static void
vl_api_zone_ruleset_add_application_t_handler (vl_api_zone_ruleset_add_application_t *mp)
{
  vl_api_zone_ruleset_add_application_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  zone_application_t a = { .id = mp->application_id, .timeout = mp->timeout, .n_terms = mp->count };
  int rv = VNET_API_ERROR_NO_SUCH_ENTRY;
  u32 i;

  if (rs && mp->count > ZONE_TERMS_MAX)
    rv = VNET_API_ERROR_INVALID_VALUE;
  else if (rs)
    {
      name_in (a.name, mp->name);
      for (i = 0; i < a.n_terms; i++)
	{
	  const vl_api_zone_application_term_t *t = &mp->terms[i];
	  a.terms[i] = (zone_term_t){
	    .protocol = t->protocol,
	    .src_port = { t->source_port_first, t->source_port_last },
	    .dst_port = { t->destination_port_first, t->destination_port_last },
	    .icmp_type = { t->icmp_type_first, t->icmp_type_last },
	    .icmp_code = { t->icmp_code_first, t->icmp_code_last },
	  };
	}
      rv = zone_ruleset_add_application (rs, &a);
    }
  REPLY_MACRO_END (VL_API_ZONE_RULESET_ADD_APPLICATION_REPLY);
}

static void
vl_api_zone_ruleset_add_policy_t_handler (vl_api_zone_ruleset_add_policy_t *mp)
{
  vl_api_zone_ruleset_add_policy_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  zone_rule_t r = {
    .id = mp->policy_id,
    .action = mp->action,
    .flags = mp->flags,
    .n = { mp->n_from_zones, mp->n_to_zones, mp->n_source_sets, mp->n_destination_sets,
	   mp->n_applications },
  };
  int rv = VNET_API_ERROR_NO_SUCH_ENTRY;

  if (rs && mp->count > ZONE_N_REF * ZONE_MEMBERS_MAX)
    rv = VNET_API_ERROR_INVALID_VALUE;
  else if (rs)
    {
      name_in (r.name, mp->name);
      vec_add (r.ids, mp->ids, mp->count);
      rv = zone_ruleset_add_rule (rs, &r);
      vec_free (r.ids);
    }
  REPLY_MACRO_END (VL_API_ZONE_RULESET_ADD_POLICY_REPLY);
}

static void
vl_api_zone_ruleset_commit_t_handler (vl_api_zone_ruleset_commit_t *mp)
{
  vl_api_zone_ruleset_commit_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  u32 to_close = 0, walked = 0;
  u8 *error = 0;
  int rv = 0;

  if (rs == 0)
    {
      rv = VNET_API_ERROR_NO_SUCH_ENTRY;
      error = format (0, "no upload %u", mp->transaction);
    }
  else if ((u8) mp->session_action > ZONE_SESSIONS_CLOSE)
    {
      rv = VNET_API_ERROR_INVALID_VALUE;
      error = format (0, "no session action %u", mp->session_action);
    }
  else if (mp->dry_run)
    {
      zone_policy_t *p = zone_policy_compile (rs, &error);
      rv = p ? 0 : VNET_API_ERROR_INVALID_VALUE;
      if (p)
	{
	  to_close = zone_sessions_to_close (p, &walked);
	  if ((u8) mp->session_action == ZONE_SESSIONS_CLOSE)
	    to_close = walked;
	  p->ruleset = 0; /* stays an upload */
	  zone_policy_free (p);
	}
    }
  else
    {
      rv = zone_ruleset_in_force (rs, (zone_session_action_t) mp->session_action, &error);
      if (rv == 0)
	zone_upload_forget (rs);
    }
  REPLY_MACRO2_END (VL_API_ZONE_RULESET_COMMIT_REPLY, ({
		      rmp->generation = zone_main.generation;
		      rmp->sessions_to_close = to_close;
		      text_out (rmp->error, sizeof (rmp->error), error);
		    }));
  vec_free (error);
}

static void
vl_api_zone_ruleset_abort_t_handler (vl_api_zone_ruleset_abort_t *mp)
{
  vl_api_zone_ruleset_abort_reply_t *rmp;
  zone_ruleset_t *rs = zone_upload_find (mp->transaction);
  int rv = rs ? 0 : VNET_API_ERROR_NO_SUCH_ENTRY;

  if (rs)
    zone_upload_abort (rs);
  REPLY_MACRO_END (VL_API_ZONE_RULESET_ABORT_REPLY);
}

static void
vl_api_zone_disable_t_handler (vl_api_zone_disable_t *mp)
{
  vl_api_zone_disable_reply_t *rmp;
  int rv = mp->confirm ? 0 : VNET_API_ERROR_INVALID_VALUE;

  if (mp->confirm)
    zone_disable ();
  REPLY_MACRO_END (VL_API_ZONE_DISABLE_REPLY);
}

static void
timeouts_out (vl_api_zone_timeouts_t *out, const u32 *timeouts)
{
#define _(n, f, d) out->f = timeouts[ZONE_TIMEOUT_##n];
  foreach_zone_timeout
#undef _
}

static void
limits_out (vl_api_zone_screen_limits_t *out, const zone_screen_limits_t *limits)
{
#define _(f, d) out->f = limits->f;
  foreach_zone_screen_limit
#undef _
}

static void
vl_api_zone_status_get_t_handler (vl_api_zone_status_get_t *mp)
{
  vl_api_zone_status_get_reply_t *rmp;
  zone_main_t *zm = &zone_main;
  zone_policy_t *p = zm->policy;
  u32 i, n_interfaces = 0;
  int rv = 0;

  if (p)
    vec_foreach_index (i, p->zone_by_sw_if_index)
      n_interfaces += p->zone_by_sw_if_index[i] != ZONE_NULL;
  REPLY_MACRO2_END (VL_API_ZONE_STATUS_GET_REPLY, ({
		      clib_memset (rmp->reason, 0, sizeof (rmp->reason));
		      clib_memset (rmp->digest, 0, sizeof (rmp->digest));
		      clib_memset (&rmp->timeouts, 0, sizeof (rmp->timeouts));
		      rmp->state = zm->refused ? ZONE_API_STATE_REFUSED :
				   p	       ? ZONE_API_STATE_ENFORCING :
						 ZONE_API_STATE_IDLE;
		      text_out (rmp->reason, sizeof (rmp->reason), zm->refused_reason);
		      rmp->flags = p ? p->flags : 0;
		      rmp->session_limit = zm->table.limit;
		      rmp->early_age_low_percent = p ? p->ruleset->early_age_low : 0;
		      rmp->early_age_high_percent = p ? p->ruleset->early_age_high : 0;
		      rmp->generation = p ? p->generation : 0;
		      rmp->sessions = zm->table.n_active;
		      rmp->sessions_max = zm->table.max;
		      rmp->sessions_rematching =
			zm->rematch_running ? zm->table.high_water - zm->rematch_cursor : 0;
		      rmp->n_zones = p ? p->ruleset->n_zones : 0;
		      rmp->n_interfaces = n_interfaces;
		      rmp->n_address_sets = p ? p->ruleset->n_sets : 0;
		      rmp->n_address_ranges = p ? vec_len (p->ruleset->ranges) : 0;
		      rmp->n_applications = p ? vec_len (p->ruleset->applications) : 0;
		      rmp->n_policies = p ? vec_len (p->ruleset->rules) : 0;
		      if (p)
			{
			  clib_memcpy_fast (rmp->digest, p->ruleset->digest, sizeof (rmp->digest));
			  timeouts_out (&rmp->timeouts, p->timeouts);
			}
		    }));
}

/* --- dumps: from a cursor on, for a bounded time --- */

typedef void (zone_row_fn_t) (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i);

/* Sends rows [cursor, n). Returns EAGAIN with the place to go on, or 0 with ~0. */
static int
zone_rows (u32 client_index, u32 context, u32 *cursor, u32 n, zone_row_fn_t *row)
{
  vl_api_registration_t *rp = vl_api_client_index_to_registration (client_index);
  vlib_main_t *vm = vlib_get_main ();
  f64 until = vlib_time_now (vm) + ZONE_DUMP_SECONDS;
  u32 i;

  if (rp == 0)
    return 0;
  for (i = cursor[0]; i < n; i++)
    {
      row (rp, context, zone_main.policy, i);
      if ((i & 15) == 15 && i + 1 < n && (vlib_time_now (vm) > until || !vl_api_can_send_msg (rp)))
	{
	  cursor[0] = i + 1;
	  return VNET_API_ERROR_EAGAIN;
	}
    }
  cursor[0] = ~0;
  return 0;
}

static void
zone_row (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i)
{
  vl_api_zone_zone_details_t *rmp;
  zone_zone_t *z = p->ruleset->zones + i;
  u32 n = vec_len (z->host_inbound);

  if (z->id == 0)
    return;
  REPLY_MACRO_DETAILS5_END (VL_API_ZONE_ZONE_DETAILS, n * sizeof (u32), rp, context, ({
			      rmp->zone_id = z->id;
			      rmp->flags = z->flags;
			      clib_memcpy_fast (rmp->name, z->name, sizeof (rmp->name));
			      rmp->screens = z->screens;
			      rmp->screens_alarm_only = z->screens_alarm_only;
			      limits_out (&rmp->screen_limits, &z->limits);
			      rmp->count = n;
			      clib_memcpy (rmp->host_inbound, z->host_inbound, n * sizeof (u32));
			    }));
}

static void
interface_row (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i)
{
  vl_api_zone_interface_details_t *rmp;
  char *conflict;

  if (p->zone_by_sw_if_index[i] == ZONE_NULL)
    return;
  conflict = (char *) zone_nat_conflict (i);
  REPLY_MACRO_DETAILS4_END (VL_API_ZONE_INTERFACE_DETAILS, rp, context, ({
			      rmp->sw_if_index = i;
			      rmp->zone_id = p->zone_by_sw_if_index[i];
			      clib_memset (rmp->conflict, 0, sizeof (rmp->conflict));
			      if (conflict)
				clib_memcpy (rmp->conflict, conflict,
					     clib_min (strlen (conflict), 63));
			    }));
}

static void
address_out (vl_api_address_t *out, const ip46_address_t *a, int is_ip6)
{
  clib_memset (out, 0, sizeof (*out));
  out->af = is_ip6 ? ADDRESS_IP6 : ADDRESS_IP4;
  if (is_ip6)
    clib_memcpy_fast (out->un.ip6, &a->ip6, 16);
  else
    clib_memcpy_fast (out->un.ip4, &a->ip4, 4);
}

static void
address_row (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i)
{
  vl_api_zone_address_details_t *rmp;
  zone_set_range_t *r = p->ruleset->ranges + i;

  REPLY_MACRO_DETAILS4_END (VL_API_ZONE_ADDRESS_DETAILS, rp, context, ({
			      rmp->set_id = r->set_id;
			      address_out (&rmp->range.first, &r->range.first, r->range.is_ip6);
			      address_out (&rmp->range.last, &r->range.last, r->range.is_ip6);
			    }));
}

static void
application_row (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i)
{
  vl_api_zone_application_details_t *rmp;
  zone_application_t *a = p->ruleset->applications + i;
  u32 j;

  REPLY_MACRO_DETAILS5_END (VL_API_ZONE_APPLICATION_DETAILS, a->n_terms * sizeof (rmp->terms[0]),
			    rp, context, ({
			      rmp->application_id = a->id;
			      clib_memcpy_fast (rmp->name, a->name, sizeof (rmp->name));
			      rmp->timeout = a->timeout;
			      rmp->count = a->n_terms;
			      for (j = 0; j < a->n_terms; j++)
				{
				  zone_term_t *t = a->terms + j;
				  rmp->terms[j] = (vl_api_zone_application_term_t){
				    .protocol = t->protocol,
				    .source_port_first = t->src_port[0],
				    .source_port_last = t->src_port[1],
				    .destination_port_first = t->dst_port[0],
				    .destination_port_last = t->dst_port[1],
				    .icmp_type_first = t->icmp_type[0],
				    .icmp_type_last = t->icmp_type[1],
				    .icmp_code_first = t->icmp_code[0],
				    .icmp_code_last = t->icmp_code[1],
				  };
				}
			    }));
}

static void
policy_row (vl_api_registration_t *rp, u32 context, zone_policy_t *p, u32 i)
{
  vl_api_zone_policy_details_t *rmp;
  zone_rule_t *r = p->ruleset->rules + i;
  u32 n = vec_len (r->ids);

  REPLY_MACRO_DETAILS5_END (VL_API_ZONE_POLICY_DETAILS, n * sizeof (u32), rp, context, ({
			      rmp->policy_id = r->id;
			      rmp->counter_index = r->slot;
			      clib_memcpy_fast (rmp->name, r->name, sizeof (rmp->name));
			      rmp->action = r->action;
			      rmp->flags = r->flags;
			      rmp->n_from_zones = r->n[ZONE_REF_FROM];
			      rmp->n_to_zones = r->n[ZONE_REF_TO];
			      rmp->n_source_sets = r->n[ZONE_REF_SRC];
			      rmp->n_destination_sets = r->n[ZONE_REF_DST];
			      rmp->n_applications = r->n[ZONE_REF_APP];
			      rmp->count = n;
			      clib_memcpy (rmp->ids, r->ids, n * sizeof (u32));
			    }));
}

#define ZONE_DUMP(name, NAME, rows, fn)                                                            \
  static void vl_api_zone_##name##_get_t_handler (vl_api_zone_##name##_get_t *mp)                  \
  {                                                                                                \
    vl_api_zone_##name##_get_reply_t *rmp;                                                         \
    zone_policy_t *p = zone_main.policy;                                                           \
    u32 cursor = mp->cursor;                                                                       \
    int rv = zone_rows (mp->client_index, mp->context, &cursor, p ? rows : 0, fn);                 \
    REPLY_MACRO2_END (VL_API_ZONE_##NAME##_GET_REPLY, ({ rmp->cursor = cursor; }));                \
  }

ZONE_DUMP (zone, ZONE, ZONE_MAX, zone_row)
ZONE_DUMP (interface, INTERFACE, vec_len (p->zone_by_sw_if_index), interface_row)
ZONE_DUMP (address, ADDRESS, vec_len (p->ruleset->ranges), address_row)
ZONE_DUMP (application, APPLICATION, vec_len (p->ruleset->applications), application_row)
ZONE_DUMP (policy, POLICY, vec_len (p->ruleset->rules), policy_row)

#include <vnet/format_fns.h>
#include <zone/zone.api.c>

#define foreach_zone_message                                                                       \
  _ (RULESET_BEGIN)                                                                                \
  _ (RULESET_ADD_ZONE)                                                                             \
  _ (RULESET_ADD_INTERFACE)                                                                        \
  _ (RULESET_ADD_ADDRESSES)                                                                        \
  _ (RULESET_ADD_APPLICATION)                                                                      \
  _ (RULESET_ADD_POLICY)                                                                           \
  _ (RULESET_COMMIT)                                                                               \
  _ (RULESET_ABORT)                                                                                \
  _ (DISABLE)                                                                                      \
  _ (STATUS_GET)                                                                                   \
  _ (ZONE_GET)                                                                                     \
  _ (INTERFACE_GET)                                                                                \
  _ (ADDRESS_GET)                                                                                  \
  _ (APPLICATION_GET)                                                                              \
  _ (POLICY_GET)                                                                                   \
  _ (SESSION_GET)                                                                                  \
  _ (SESSION_CLOSE)                                                                                \
  _ (TEST_PACKET)

clib_error_t *
zone_api_init (vlib_main_t *vm)
{
  api_main_t *am = vlibapi_get_main ();

  zone_main.msg_id_base = setup_message_id_table ();
#define _(m) vl_api_set_msg_thread_safe (am, zone_main.msg_id_base + VL_API_ZONE_##m, 1);
  foreach_zone_message
#undef _
    return 0;
}
