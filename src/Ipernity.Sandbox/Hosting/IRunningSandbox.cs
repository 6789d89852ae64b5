using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Hosting;

/// <summary>A sandbox that listens until it is disposed.</summary>
internal interface IRunningSandbox : IAsyncDisposable
{
    Uri Address { get; }

    SandboxOptions Options { get; }

    /// <summary>The member who is signed in on the web pages.</summary>
    Member SignedIn { get; }
}
