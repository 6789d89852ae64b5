namespace Ipernity.Auth.Tests.Support;

/// <summary>Tests that measure what the whole process holds: while they run, no other does.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests;
