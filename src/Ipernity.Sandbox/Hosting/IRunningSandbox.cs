using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Hosting;

/// <summary>A sandbox that listens until it is disposed.</summary>
internal interface IRunningSandbox : IAsyncDisposable
{
    Uri Address { get; }

    /// <summary>The address for HTTPS; null without HTTPS.</summary>
    Uri? HttpsAddress { get; }

    /// <summary>The certificate for HTTPS; null without HTTPS.</summary>
    X509Certificate2? Certificate { get; }

    SandboxOptions Options { get; }

    /// <summary>The member who is signed in on the web pages.</summary>
    Member SignedIn { get; }
}
