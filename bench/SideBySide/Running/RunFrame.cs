using SideBySide.Cases;

namespace SideBySide.Running;

/// <summary>What is known of a run besides what the contender answers.</summary>
/// <param name="Profile"><c>idle</c> or <c>busy</c>.</param>
/// <param name="Case">The case, with its step.</param>
/// <param name="Contender">Who.</param>
/// <param name="Repetition">Which repetition, from 1.</param>
/// <param name="Time">When it ended.</param>
/// <param name="Load">The machine's load then.</param>
internal sealed record RunFrame(string Profile, string Case, Contender Contender, int Repetition, DateTimeOffset Time, double Load);
