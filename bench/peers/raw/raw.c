/*
 * VPP's socket protocol in plain C, one thread: what our client is held against. It knows no more than the benchmark
 * needs, checks every answer, and writes either one request at a time or coalesced to what VPP reads at a time.
 *
 *   raw ping   socket= window= write=each|batch  seconds= warm= | count=
 *   raw route  socket= window= write=each|batch  count= add=0|1 interface=
 *   raw dump   socket= rows= seconds= warm=
 *   raw connect socket= seconds= warm=
 */
#include "../measure.h"
#include <arpa/inet.h>
#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum
{
  HEADER = 16, /* q 8, data_len 4, gc_mark 4 */
  SOCKCLNT_CREATE = 15,
  SOCKCLNT_CREATE_REPLY = 16,
  SOCKCLNT_DELETE = 17,
  SOCKCLNT_DELETE_REPLY = 18,
  CONTROL_PING = 23,
  CONTROL_PING_REPLY = 24,
  PING_SIZE = HEADER + 10,
  ROUTE_SIZE = HEADER + 207,
  VPP_READS = 4096,
  INPUT = 256 * 1024,
};

static int fd;
static uint32_t client_index;
static uint16_t route_id, route_reply_id, dump_id, details_id;
static uint8_t input[INPUT], output[8192];
static size_t input_start, input_end, output_size;

static void
put16 (uint8_t *to, uint16_t value)
{
  value = htons (value);
  memcpy (to, &value, 2);
}

static void
put32 (uint8_t *to, uint32_t value)
{
  value = htonl (value);
  memcpy (to, &value, 4);
}

static uint16_t
get16 (const uint8_t *from)
{
  uint16_t value;
  memcpy (&value, from, 2);
  return ntohs (value);
}

static uint32_t
get32 (const uint8_t *from)
{
  uint32_t value;
  memcpy (&value, from, 4);
  return ntohl (value);
}

static void
flush (void)
{
  for (size_t sent = 0; sent < output_size;)
    {
      ssize_t count = write (fd, output + sent, output_size - sent);
      if (count < 0)
	die ("write: %s", strerror (errno));
      sent += (size_t) count;
    }
  output_size = 0;
}

/* A zeroed message with its header, at the end of what is to be written. */
static uint8_t *
begin (uint16_t id, size_t size)
{
  uint8_t *frame = output + output_size;
  memset (frame, 0, size);
  put32 (frame + 8, (uint32_t) (size - HEADER));
  put16 (frame + HEADER, id);
  put32 (frame + HEADER + 2, client_index);
  output_size += size;
  return frame + HEADER;
}

static int
has_message (void)
{
  size_t have = input_end - input_start;
  return have >= HEADER && have - HEADER >= get32 (input + input_start + 8);
}

/* The next message, from its id on; waits for it. */
static const uint8_t *
receive (size_t *size)
{
  for (;;)
    {
      if (has_message ())
	{
	  const uint8_t *message = input + input_start + HEADER;
	  size_t length = get32 (message - 8);
	  input_start += HEADER + length;
	  if (size)
	    *size = length;
	  return message;
	}
      size_t have = input_end - input_start;
      if (have == INPUT)
	die ("a message of more than %d bytes", INPUT);
      memmove (input, input + input_start, have);
      input_start = 0;
      input_end = have;
      ssize_t count = read (fd, input + input_end, INPUT - input_end);
      if (count <= 0)
	die ("read: %s", count ? strerror (errno) : "VPP closed the connection");
      input_end += (size_t) count;
    }
}

static int
is_named (const uint8_t *entry, const char *name)
{
  size_t length = strlen (name);
  return memcmp (entry, name, length) == 0 && memchr (entry + length, '_', 64 - length) == NULL;
}

static void
connect_to_vpp (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  snprintf (address.sun_path, sizeof (address.sun_path), "%s", text_argument ("socket", NULL));
  fd = socket (AF_UNIX, SOCK_STREAM, 0);
  if (connect (fd, (struct sockaddr *) &address, sizeof (address)) != 0)
    die ("connect to %s: %s", address.sun_path, strerror (errno));
  input_start = input_end = 0;
  /* sockclnt_create has no client_index: context, then the name. */
  uint8_t *create = begin (SOCKCLNT_CREATE, HEADER + 70);
  memset (create + 2, 0, 68);
  strcpy ((char *) create + 6, "bench-raw");
  flush ();
  size_t size;
  const uint8_t *reply = receive (&size);
  if (get16 (reply) != SOCKCLNT_CREATE_REPLY || get32 (reply + 10) != 0)
    die ("VPP refused the connection");
  client_index = get32 (reply + 14);
  uint16_t count = get16 (reply + 18);
  for (const uint8_t *entry = reply + 20; count && entry + 66 <= reply + size; entry += 66, count--)
    {
      uint16_t id = get16 (entry);
      if (is_named (entry + 2, "ip_route_add_del_v2_"))
	route_id = id;
      else if (is_named (entry + 2, "ip_route_add_del_v2_reply_"))
	route_reply_id = id;
      else if (is_named (entry + 2, "sw_interface_dump_"))
	dump_id = id;
      else if (is_named (entry + 2, "sw_interface_details_"))
	details_id = id;
    }
}

/* Without sockclnt_delete a VPP can be left spinning on the dead socket. */
static void
disconnect (void)
{
  put32 (begin (SOCKCLNT_DELETE, HEADER + 14) + 10, client_index);
  flush ();
  while (get16 (receive (NULL)) != SOCKCLNT_DELETE_REPLY)
    ;
  close (fd);
}

static void
put_ping (uint32_t number)
{
  put32 (begin (CONTROL_PING, PING_SIZE) + 6, number);
}

/* is_add, is_multipath, table_id, stats_index, prefix (af, 16, length), n_paths, src, one path of 167 bytes. */
static void
put_route (uint32_t number)
{
  static uint8_t is_add = 2;
  static uint32_t interface;
  if (is_add == 2)
    {
      is_add = (uint8_t) number_argument ("add", NULL);
      interface = (uint32_t) number_argument ("interface", NULL);
    }
  uint8_t *message = begin (route_id, ROUTE_SIZE);
  put32 (message + 6, number);
  message[10] = is_add;
  put32 (message + 21, 0x0a000000 + number); /* 10.0.0.0/32 onwards */
  message[37] = 32;
  message[38] = 1;
  uint8_t *path = message + 40;
  put32 (path, interface);
  path[12] = 1;
  put32 (path + 26, 0xc0a80002); /* 192.168.0.2 */
}

static void (*put) (uint32_t number);
static uint16_t reply_id;

/* Takes one answer, which must be the one to request `number`: VPP answers in order. */
static void
expect (uint32_t number)
{
  const uint8_t *reply = receive (NULL);
  if (get16 (reply) != reply_id || get32 (reply + 2) != number || get32 (reply + 6) != 0)
    die ("answer %u is message %u, context %u, retval %d", number, get16 (reply), get32 (reply + 2), (int) get32 (reply + 6));
}

/* Sends until `count` or for `seconds`, at most `window` unanswered. */
static uint64_t
pipelined (uint64_t count, double seconds, uint64_t window, int coalesce, size_t size)
{
  uint64_t sent = 0, answered = 0, batch = coalesce ? VPP_READS / size : 1;
  /* Waiting for room for a whole batch would let a small window run empty. */
  if (coalesce && batch > (window + 1) / 2)
    batch = (window + 1) / 2;
  double deadline = now () + seconds, before = 0;
  for (;;)
    {
      if (!count && (sent & 127) == 0 && now () >= deadline)
	count = sent ? sent : 1;
      if ((!count || sent < count) && window - (sent - answered) >= batch)
	{
	  if (window == 1)
	    before = now ();
	  for (uint64_t i = 0; i < batch && (!count || sent < count); i++)
	    put ((uint32_t) sent++);
	  flush ();
	  continue;
	}
      if (count && answered == count)
	return count;
      do
	expect ((uint32_t) answered++);
      while (has_message ());
      if (window == 1)
	note_latency (now () - before);
    }
}

static void
run_pipelined (size_t size)
{
  uint64_t window = (uint64_t) number_argument ("window", NULL);
  int coalesce = strcmp (text_argument ("write", "each"), "batch") == 0;
  uint64_t count = (uint64_t) number_argument ("count", "0");
  double warm = number_argument ("warm", "0");
  connect_to_vpp ();
  if (put == put_route)
    reply_id = route_reply_id;
  if (warm > 0)
    pipelined (0, warm, window, coalesce, size);
  start_measuring ();
  uint64_t done = pipelined (count, number_argument ("seconds", "0"), window, coalesce, size);
  answer (done, "");
  disconnect ();
}

static uint64_t
dump_once (uint64_t rows)
{
  static uint8_t seen[1 << 20];
  uint64_t count = 0;
  memset (seen, 0, sizeof (seen));
  uint8_t *dump = begin (dump_id, HEADER + 19);
  put32 (dump + 6, 1);
  put32 (dump + 10, ~0u);
  put_ping (1);
  flush ();
  for (;;)
    {
      const uint8_t *message = receive (NULL);
      if (get16 (message) == CONTROL_PING_REPLY)
	break;
      if (get16 (message) != details_id)
	die ("message %u in a dump", get16 (message));
      uint32_t index = get32 (message + 6);
      if (index < sizeof (seen) && !seen[index]++)
	count++;
    }
  if (count != rows)
    die ("%llu rows of %llu", (unsigned long long) count, (unsigned long long) rows);
  return count;
}

static void
run_dump (void)
{
  uint64_t rows = (uint64_t) number_argument ("rows", NULL), done = 0;
  double seconds = number_argument ("seconds", NULL);
  connect_to_vpp ();
  for (double end = now () + number_argument ("warm", "0"); now () < end;)
    dump_once (rows);
  start_measuring ();
  for (double end = now () + seconds; now () < end;)
    done += dump_once (rows);
  answer (done, " lost=0");
  disconnect ();
}

static void
run_connect (void)
{
  uint64_t done = 0;
  for (double end = now () + number_argument ("warm", "0"); now () < end;)
    {
      connect_to_vpp ();
      disconnect ();
    }
  start_measuring ();
  for (double end = now () + number_argument ("seconds", NULL); now () < end; done++)
    {
      double before = now ();
      connect_to_vpp ();
      note_latency (now () - before);
      disconnect ();
    }
  answer (done, "");
}

int
main (int count, char **values)
{
  arguments = count;
  argument = values;
  const char *what = count > 1 ? values[1] : "";
  put = strcmp (what, "route") == 0 ? put_route : put_ping;
  reply_id = CONTROL_PING_REPLY;
  if (strcmp (what, "ping") == 0)
    run_pipelined (PING_SIZE);
  else if (strcmp (what, "route") == 0)
    run_pipelined (ROUTE_SIZE);
  else if (strcmp (what, "dump") == 0)
    run_dump ();
  else if (strcmp (what, "connect") == 0)
    run_connect ();
  else
    die ("raw ping|route|dump|connect name=value...");
  return 0;
}
