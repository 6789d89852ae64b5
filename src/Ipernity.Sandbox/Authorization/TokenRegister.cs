using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>The tokens that are good.</summary>
internal sealed class TokenRegister(TimeProvider clock)
{
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private int _issued;

    public AccessToken Issue(Member member, Grants grants)
    {
        var token = new AccessToken(++_issued, RandomText.Numbered(), member, grants, clock.GetUtcNow());
        _tokens.Add(token.Value, token);
        return token;
    }

    public AccessToken? Find(string value) => _tokens.GetValueOrDefault(value);

    /// <summary>A member's tokens, the newest first.</summary>
    public IReadOnlyList<AccessToken> Of(Member member) =>
        [.. _tokens.Values.Where(token => token.Member == member).OrderByDescending(token => token.Number)];

    public bool Revoke(string value) => _tokens.Remove(value);

    public int RevokeAll()
    {
        var count = _tokens.Count;
        _tokens.Clear();
        return count;
    }
}
