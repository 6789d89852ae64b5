namespace Ipernity.Sandbox.Pages;

/// <summary>Why an authorization link is invalid, for the person who opened it.</summary>
internal sealed record AuthorizationLinkProblem(int Status, string Title, string Explanation);
