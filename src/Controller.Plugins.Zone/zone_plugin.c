/* SPDX-License-Identifier: Apache-2.0
 * Registration, startup.conf, and the check at start. */
#include "zone.h"
#include "zone_log.h"
#include "zone_packet.h"
#include "zone_screen.h"
#include <vnet/plugin/plugin.h>
#include <vpp/app/version.h>

#define ZONE_DEFAULT_SESSIONS 262144
#define ZONE_SESSIONS_MAX     (64 << 20)

VLIB_PLUGIN_REGISTER () = {
  .version = ZONE_VPP_RELEASE,
  /* Structures of VPP are compiled in: another release would be read wrongly. VPP says so and skips
     us. */
  .version_required = ZONE_VPP_RELEASE,
  .description = "Zone firewall: stateful policy between zones of interfaces",
};

/* zone { sessions N  buckets N } */
static clib_error_t *
zone_config (vlib_main_t *vm, unformat_input_t *input)
{
  zone_main_t *zm = &zone_main;

  while (unformat_check_input (input) != UNFORMAT_END_OF_INPUT)
    {
      if (unformat (input, "sessions %u", &zm->config_sessions))
	{
	  if (zm->config_sessions < 1024 || zm->config_sessions > ZONE_SESSIONS_MAX)
	    return clib_error_return (0, "zone: sessions must be 1024 to %u", ZONE_SESSIONS_MAX);
	}
      else if (unformat (input, "buckets %u", &zm->config_buckets))
	;
      else
	return clib_error_return (0, "zone: unknown input '%U'", format_unformat_error, input);
    }
  return 0;
}

VLIB_CONFIG_FUNCTION (zone_config, "zone");

static clib_error_t *
zone_init (vlib_main_t *vm)
{
  zone_main_t *zm = &zone_main;

  zm->vlib_main = vm;
  zm->vnet_main = vnet_get_main ();
  zm->log_class = vlib_log_register_class ("zone", 0);
  return zone_api_init (vm);
}

VLIB_INIT_FUNCTION (zone_init);

/* After startup.conf and after the threads are there, before the first packet. */
static clib_error_t *
zone_start (vlib_main_t *vm)
{
  zone_main_t *zm = &zone_main;
  zone_worker_t *w;
  u32 max = zm->config_sessions ? zm->config_sessions : ZONE_DEFAULT_SESSIONS;

  zm->refused = zone_order_check (&zm->refused_reason) != 0;
  if (zm->refused)
    zone_log_err ("will not run: %v", zm->refused_reason);
  /* four sessions fit a bucket */
  if (zone_session_table_init (max,
			       zm->config_buckets ? zm->config_buckets : 1 << max_log2 (max / 4)))
    return clib_error_return (0, "zone: no memory for %u sessions", max);
  vec_validate_aligned (zm->workers, vlib_get_n_threads () - 1, CLIB_CACHE_LINE_BYTES);
  vec_foreach (w, zm->workers)
    {
      vec_validate (w->denied, pow2_mask (ZONE_DENIED_LOG2));
      vec_validate (w->datagrams, pow2_mask (ZONE_DATAGRAMS_LOG2));
      vec_validate (w->screen_logged, ZONE_MAX * 32 - 1);
    }
  zone_screen_init ();
  zone_counters_init ();
  zone_log_init ();
  zm->frag_next4 = vlib_node_add_next (
    vm, vlib_get_node_by_name (vm, (u8 *) "ip4-sv-reassembly-custom-context")->index,
    vlib_get_node_by_name (vm, (u8 *) "zone-ip4-output-reassembled")->index);
  zone_fragment6_init ();
  zone_log_info ("zone firewall for VPP %s on VPP %s: %u sessions, %u threads", ZONE_VPP_RELEASE,
		 VPP_BUILD_VER, max, vlib_get_n_threads ());
  return 0;
}

VLIB_MAIN_LOOP_ENTER_FUNCTION (zone_start);
