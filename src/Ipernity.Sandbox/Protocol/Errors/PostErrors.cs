namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The failures of post methods.</summary>
internal static class PostErrors
{
    public static CallFailedException NotFound() => new(FailureCause.PostNotFound, "Post not found");
}
