namespace Ipernity.Sandbox.Protocol;

/// <summary>What only calls about posts fail with, numbered as <see cref="MethodErrors"/> says.</summary>
internal static class PostErrors
{
    public static ApiFailure NotFound() => new(MethodErrors.NotFound, "Post not found");
}
