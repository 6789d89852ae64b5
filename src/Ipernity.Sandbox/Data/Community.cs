using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Data;

/// <summary>
/// Everything that can change, behind one lock: whoever reads or writes any of it holds <see cref="Gate"/>. What is done
/// under it is short (a page of a list, a tag), and never waits for a caller.
/// </summary>
internal sealed class Community
{
    public Community(SandboxOptions options, Members members, Library library)
    {
        Options = options;
        Members = members;
        SignedIn = Members.Find(options.SignedInUser)
            ?? throw new ArgumentException($"{nameof(options.SignedInUser)}: there is no member '{options.SignedInUser}', but {string.Join(", ", Members.All.Select(member => member.UserName))}.");
        Library = library;
        Frobs = new FrobRegister(options, SignedIn);
        Tokens = new TokenRegister(options.TimeProvider);
        Consents = new ConsentRegister(options);
        Uploads = new UploadRegister(options.TimeProvider);
    }

    public object Gate { get; } = new();

    public SandboxOptions Options { get; }

    public Members Members { get; }

    /// <summary>Whom the authorization page treats as signed in.</summary>
    public Member SignedIn { get; }

    public Library Library { get; }

    public GroupRegister Groups { get; } = new();

    public PostRegister Posts { get; } = new();

    public UploadRegister Uploads { get; }

    /// <summary>The files of the uploads. It has a lock of its own.</summary>
    public UploadDirectory UploadDirectory { get; } = new();

    public FrobRegister Frobs { get; }

    public TokenRegister Tokens { get; }

    public ConsentRegister Consents { get; }

    /// <summary>Where the server listens, with a slash at the end; known once it does.</summary>
    public string Address { get; set; } = "";

    public long UnixTime => Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
}
