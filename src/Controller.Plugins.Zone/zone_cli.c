/* SPDX-License-Identifier: Apache-2.0
 * Show, clear and test. Rule sets come by the API alone: a rule set is one thing, not a row of
 * commands. */
#include "zone.h"
#include "zone_api.h"

static clib_error_t *
show_zone (vlib_main_t *vm, unformat_input_t *input, vlib_cli_command_t *cmd)
{
  zone_main_t *zm = &zone_main;
  zone_policy_t *p = zm->policy;
  u64 created = 0, failed = 0;
  zone_worker_t *w;
  u32 i, j;

  if (zm->refused)
    vlib_cli_output (vm, "does not run: %v", zm->refused_reason);
  vec_foreach (w, zm->workers)
    {
      created += w->created;
      failed += w->failed;
    }
  vlib_cli_output (vm, "sessions: %u of %u (table %u), %lu made, %lu refused for want of a slot",
		   zm->table.n_active, zm->table.limit, zm->table.max, created, failed);
  if (p == 0)
    {
      vlib_cli_output (vm, "not enforcing: no rule set was committed");
      return 0;
    }
  vlib_cli_output (vm, "rule set %u, digest %U", p->generation, format_hex_bytes,
		   p->ruleset->digest, 32);
  vlib_cli_output (
    vm, "%u zones, %u policies, %u address sets with %u ranges in %u classes, %u applications",
    p->ruleset->n_zones, vec_len (p->ruleset->rules), p->ruleset->n_sets,
    vec_len (p->ruleset->ranges), vec_len (p->class_offset) - 1,
    vec_len (p->ruleset->applications));
  if (zm->rematch_running)
    vlib_cli_output (vm, "rematch: %u of %u slots done", zm->rematch_cursor, zm->table.high_water);
  for (i = ZONE_FIRST; i < ZONE_MAX; i++)
    if (p->ruleset->zones[i].id)
      {
	vlib_cli_output (
	  vm, "zone %u %s%s", i, p->ruleset->zones[i].name,
	  p->ruleset->zones[i].flags & ZONE_FLAG_INTRA_PERMIT ? " (intra-zone permitted)" : "");
	vec_foreach_index (j, p->zone_by_sw_if_index)
	  if (p->zone_by_sw_if_index[j] == i)
	    vlib_cli_output (vm, "  %U%s%s", format_vnet_sw_if_index_name, zm->vnet_main, j,
			     zone_nat_conflict (j) ? " CONFLICT: " : "",
			     zone_nat_conflict (j) ?: (u8 *) "");
      }
  return 0;
}

VLIB_CLI_COMMAND (show_zone_command, static) = {
  .path = "show zone",
  .short_help = "show zone",
  .function = show_zone,
  .is_mp_safe = 1,
};

static clib_error_t *
show_zone_policies (vlib_main_t *vm, unformat_input_t *input, vlib_cli_command_t *cmd)
{
  static const char *actions[] = { "deny", "permit", "reject" };
  zone_counters_t *c = &zone_main.counters;
  zone_policy_t *p = zone_main.policy;
  vlib_counter_t client, server;
  zone_rule_t *r;
  u32 i;

  if (p == 0)
    return 0;
  vlib_cli_output (vm, "%-6s %-8s %-28s %-8s %10s %10s %12s %14s", "row", "id", "name", "action",
		   "hits", "denies", "packets", "bytes");
  for (i = 0; i < ZONE_N_IMPLICIT; i++)
    {
      static const char *names[] = {
#define _(n, s) s,
	foreach_zone_implicit
#undef _
      };
      vlib_cli_output (vm, "%-6u %-8s %-28s %-8s %10lu %10lu", i, "-", names[i], "-",
		       vlib_get_simple_counter (&c->policy_hits, i),
		       vlib_get_simple_counter (&c->policy_denies, i));
    }
  vec_foreach (r, p->ruleset->rules)
    {
      vlib_get_combined_counter (&c->policy_client, r->slot, &client);
      vlib_get_combined_counter (&c->policy_server, r->slot, &server);
      vlib_cli_output (vm, "%-6u %-8u %-28s %-8s %10lu %10lu %12lu %14lu", r->slot, r->id, r->name,
		       actions[r->action], vlib_get_simple_counter (&c->policy_hits, r->slot),
		       vlib_get_simple_counter (&c->policy_denies, r->slot),
		       client.packets + server.packets, client.bytes + server.bytes);
    }
  return 0;
}

VLIB_CLI_COMMAND (show_zone_policies_command, static) = {
  .path = "show zone policies",
  .short_help = "show zone policies",
  .function = show_zone_policies,
  .is_mp_safe = 1,
};

static clib_error_t *
show_zone_sessions (vlib_main_t *vm, unformat_input_t *input, vlib_cli_command_t *cmd)
{
  zone_session_table_t *t = &zone_main.table;
  u32 limit = 50, shown = 0, i, now = zone_now (vm);

  (void) unformat (input, "limit %u", &limit);
  for (i = 0; i < t->high_water && shown < limit; i++)
    if (zone_session_is_live (t->sessions + i))
      {
	vlib_cli_output (vm, "%U", format_zone_session, t->sessions + i, now);
	shown++;
      }
  vlib_cli_output (vm, "%u of %u sessions", shown, t->n_active);
  return 0;
}

VLIB_CLI_COMMAND (show_zone_sessions_command, static) = {
  .path = "show zone sessions",
  .short_help = "show zone sessions [limit <n>]",
  .function = show_zone_sessions,
  .is_mp_safe = 1,
};

static clib_error_t *
clear_zone_sessions (vlib_main_t *vm, unformat_input_t *input, vlib_cli_command_t *cmd)
{
  zone_session_table_t *t = &zone_main.table;
  u32 *gone = 0, i, n;

  for (i = 0; i < t->high_water; i++)
    zone_session_end (t->sessions + i, ZONE_CLOSE_CLEARED, &gone);
  n = vec_len (gone);
  if (gone)
    zone_retire (gone, 0);
  vlib_cli_output (vm, "%u sessions closed", n);
  return 0;
}

VLIB_CLI_COMMAND (clear_zone_sessions_command, static) = {
  .path = "clear zone sessions",
  .short_help = "clear zone sessions",
  .function = clear_zone_sessions,
  .is_mp_safe = 1,
};

static clib_error_t *
test_zone (vlib_main_t *vm, unformat_input_t *input, vlib_cli_command_t *cmd)
{
  static const char *actions[] = { "deny", "permit", "reject" };
  u32 sw_if_index = ~0, protocol = 0, src_port = 0, dst_port = 0, type = 8;
  zone_tuple_t t = {};
  zone_test_t r = {};

  while (unformat_check_input (input) != UNFORMAT_END_OF_INPUT)
    {
      if (unformat (input, "%U", unformat_vnet_sw_interface, vnet_get_main (), &sw_if_index))
	;
      else if (unformat (input, "src %U", unformat_ip46_address, &t.src, IP46_TYPE_ANY))
	;
      else if (unformat (input, "dst %U", unformat_ip46_address, &t.dst, IP46_TYPE_ANY))
	;
      else if (unformat (input, "proto %U", unformat_ip_protocol, &protocol) ||
	       unformat (input, "proto %u", &protocol))
	;
      else if (unformat (input, "sport %u", &src_port) || unformat (input, "dport %u", &dst_port))
	;
      else if (unformat (input, "icmp-type %u", &type))
	;
      else
	return clib_error_return (0, "unknown input '%U'", format_unformat_error, input);
    }
  if (sw_if_index == ~0)
    return clib_error_return (0, "which interface does it enter by?");
  t.protocol = protocol;
  t.src_port = clib_host_to_net_u16 (src_port);
  t.dst_port = clib_host_to_net_u16 (dst_port);
  t.icmp_type = type;
  t.is_ip6 = !ip46_address_is_ip4 (&t.dst);
  if (zone_test_packet (sw_if_index, &t, &r))
    return clib_error_return (0, "not enforcing: no rule set was committed");
  vlib_cli_output (vm, "%s: zone %U -> zone %U: %v", actions[r.verdict.action], format_zone_name,
		   r.from, format_zone_name, r.to, r.reason);
  if (r.egress_sw_if_index != ~0)
    vlib_cli_output (vm, "leaves by %U", format_vnet_sw_if_index_name, vnet_get_main (),
		     r.egress_sw_if_index);
  vec_free (r.reason);
  return 0;
}

VLIB_CLI_COMMAND (test_zone_command, static) = {
  .path = "test zone",
  .short_help = "test zone <interface> src <address> dst <address> proto <protocol> [sport <n>] "
		"[dport <n>] [icmp-type <n>]",
  .function = test_zone,
  .is_mp_safe = 1,
};
