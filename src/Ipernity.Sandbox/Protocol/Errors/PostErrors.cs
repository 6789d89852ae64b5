namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The errors of post methods, with the codes of <see cref="MethodErrors"/>.</summary>
internal static class PostErrors
{
    public static CallFailedException NotFound() => new(MethodErrors.NotFound, "Post not found");
}
