using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>All valid tokens.</summary>
internal sealed class TokenRegister(TimeProvider clock)
{
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private int _issued;

    public IssuedToken Issue(RegisteredApplication application, Member member, Grants grants, string? secret = null)
    {
        var token = new IssuedToken(++_issued, RandomText.Numbered(), application, member, grants, clock.GetUtcNow())
        {
            Secret = secret,
        };
        _tokens.Add(token.Value, token);
        return token;
    }

    public IssuedToken? Find(string value) => _tokens.GetValueOrDefault(value);

    /// <summary>A member's tokens, newest first.</summary>
    public IReadOnlyList<IssuedToken> Of(Member member) =>
        [.. _tokens.Values.Where(token => token.Member == member).OrderByDescending(token => token.Number)];

    public bool Revoke(string value) => _tokens.Remove(value);

    public int RevokeAll()
    {
        var count = _tokens.Count;
        _tokens.Clear();
        return count;
    }
}
