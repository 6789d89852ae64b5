namespace Ipernity.Sandbox.Authorization;

/// <summary>Why an authorization link cannot be followed, in words for the person who opened it.</summary>
internal sealed record LinkProblem(int Status, string Title, string Explanation);
