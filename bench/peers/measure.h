/*
 * What every C peer needs: its arguments, its clocks, and the one line that it answers with.
 * Arguments are `name=value`; the answer is `result name=value ...` on standard output (bench/README.md has the list).
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static int arguments;
static char **argument;

static inline void __attribute__ ((noreturn, format (printf, 1, 2)))
die (const char *format, ...)
{
  va_list list;
  va_start (list, format);
  vfprintf (stderr, format, list);
  va_end (list);
  fputc ('\n', stderr);
  exit (1);
}

static inline const char *
text_argument (const char *name, const char *otherwise)
{
  size_t length = strlen (name);
  for (int i = 0; i < arguments; i++)
    if (strncmp (argument[i], name, length) == 0 && argument[i][length] == '=')
      return argument[i] + length + 1;
  if (!otherwise)
    die ("argument %s= is missing", name);
  return otherwise;
}

static inline double
number_argument (const char *name, const char *otherwise)
{
  return atof (text_argument (name, otherwise));
}

static inline double
now (void)
{
  struct timespec time;
  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec + (double) time.tv_nsec * 1e-9;
}

/* User and system time of this process. */
static inline double
own_cpu (void)
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	 (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

/* Time that VPP's main thread has run: its thread id is the process id. 0 where the kernel does not tell. */
static inline double
vpp_cpu (void)
{
  char path[64];
  unsigned long long nanoseconds = 0;
  snprintf (path, sizeof (path), "/proc/%s/schedstat", text_argument ("pid", "0"));
  FILE *file = fopen (path, "r");
  if (!file)
    return 0;
  if (fscanf (file, "%llu", &nanoseconds) != 1)
    nanoseconds = 0;
  fclose (file);
  return (double) nanoseconds * 1e-9;
}

/* Times of single requests in steps of 100 ns up to 20 ms; what is longer counts as that. */
#define LATENCY_STEPS 200000
static uint32_t latency[LATENCY_STEPS];
static uint64_t latencies;

static inline void
note_latency (double seconds)
{
  double step = seconds * 1e7;
  latency[step < LATENCY_STEPS - 1 ? (size_t) step : LATENCY_STEPS - 1]++;
  latencies++;
}

static inline double
latency_microseconds (double quantile)
{
  uint64_t wanted = (uint64_t) ((double) latencies * quantile), seen = 0;
  for (size_t i = 0; i < LATENCY_STEPS; i++)
    if ((seen += latency[i]) > wanted)
      return ((double) i + 0.5) / 10;
  return 0;
}

static double start_time, start_cpu, start_vpp;

static inline void
start_measuring (void)
{
  memset (latency, 0, sizeof (latency));
  latencies = 0;
  start_vpp = vpp_cpu ();
  start_cpu = own_cpu ();
  start_time = now ();
}

/* Ends the measured time and answers. `more` is further ` name=value` pairs, or empty. */
static inline void
answer (uint64_t operations, const char *more)
{
  double seconds = now () - start_time, cpu = own_cpu () - start_cpu, vpp = vpp_cpu () - start_vpp;
  printf ("result operations=%llu seconds=%.9f cpu=%.9f vpp=%.9f", (unsigned long long) operations, seconds, cpu, vpp);
  if (latencies)
    printf (" p50=%.2f p99=%.2f", latency_microseconds (0.5), latency_microseconds (0.99));
  printf ("%s\n", more);
}

#endif
