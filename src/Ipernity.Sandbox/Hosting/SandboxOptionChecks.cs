using System.Diagnostics.CodeAnalysis;
using System.Net;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Rejects invalid options with messages for the person who set them.</summary>
internal static class SandboxOptionChecks
{
    public static void Check(SandboxOptions options)
    {
        Demand(
            options.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort,
            nameof(options.Port),
            "use a port up to 65535, or 0 for any free port");
        Demand(!string.IsNullOrWhiteSpace(options.ApiKey), nameof(options.ApiKey), "the API key must not be empty");
        Demand(!string.IsNullOrWhiteSpace(options.ApiSecret), nameof(options.ApiSecret), "the API secret must not be empty");
        Demand(Enum.IsDefined(options.SignatureOrder), nameof(options.SignatureOrder), "use ParametersFirst or SecretFirst");
        Demand(options.FrobLifetime > TimeSpan.Zero, nameof(options.FrobLifetime), "the lifetime must be greater than zero");
        Demand(options.FrobLifetime <= TimeSpan.FromDays(365), nameof(options.FrobLifetime), "the lifetime must not exceed 365 days");
        Demand(
            options.Documents is >= 0 and <= SandboxOptions.MaximumDocuments,
            nameof(options.Documents),
            $"use 0 to {SandboxOptions.MaximumDocuments} documents");
        Demand(options.Callback is null
            || IsCallback(options.Callback), nameof(options.Callback), "use an absolute http or https URL without a fragment");
        Demand(
            options.TicketDuration >= TimeSpan.Zero && options.TicketDuration <= TimeSpan.FromDays(1),
            nameof(options.TicketDuration),
            "use a duration from zero to one day");
        Demand(
            options.UploadQuota is null or >= 0,
            nameof(options.UploadQuota),
            "the quota must be zero or more bytes, or null for the default");
        Demand(
            options.MaximumFileSize is null or >= 1,
            nameof(options.MaximumFileSize),
            "the size must be at least one byte, or null for the default");
        Demand(
            options.KeyCalls is null or >= 0,
            nameof(options.KeyCalls),
            "the number of calls must be zero or more, or null for no limit");
        Demand(options.KeyCallsCode is 101 or 112, nameof(options.KeyCallsCode), "use 101 or 112");
        Demand(options.SignedInUser is not null, nameof(options.SignedInUser), "name the member who is signed in");
        Demand(options.Faults is not null, nameof(options.Faults), "use an empty list for no faults");
        Demand(options.Applications is not null, nameof(options.Applications), "use an empty list for no more applications");
        var keys = options.Applications.Select(application => application.Key).Append(options.ApiKey).ToList();
        Demand(
            keys.TrueForAll(key => !string.IsNullOrWhiteSpace(key)) && keys.Distinct(StringComparer.Ordinal).Count() == keys.Count,
            nameof(options.Applications),
            "each application needs its own API key");
        Demand(
            options.Applications.All(application => !string.IsNullOrWhiteSpace(application.Secret)),
            nameof(options.Applications),
            "each application needs an API secret");
        Demand(
            options.Applications.All(application => application.Callback is null || IsCallback(application.Callback)),
            nameof(options.Applications),
            "callbacks must be absolute http or https URLs without a fragment");
        Demand(
            options.HostNames is not null && options.HostNames.All(name => Uri.CheckHostName(name) is UriHostNameType.Dns),
            nameof(options.HostNames),
            "use host names such as api.ipernity.com");
        Demand(
            options.HttpsPort is null or (>= IPEndPoint.MinPort and <= IPEndPoint.MaxPort),
            nameof(options.HttpsPort),
            "use a port up to 65535, 0 for any free port, or null for no HTTPS");
        Demand(
            options.Certificate is null or { HasPrivateKey: true },
            nameof(options.Certificate),
            "the certificate must have a private key");
        foreach (var fault in options.Faults)
            FaultChecks.Check(fault);
        Demand(options.TimeProvider is not null, nameof(options.TimeProvider), "a clock is required");
    }

    private static bool IsCallback(Uri callback) =>
        callback.IsAbsoluteUri && callback.Scheme is "http" or "https" && callback.Fragment.Length == 0;

    private static void Demand([DoesNotReturnIf(false)] bool holds, string option, string message)
    {
        if (!holds)
            throw new ArgumentException($"{option}: {message}.");
    }
}
