using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Uploads;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Translates the sandbox's options into the rules of its community.</summary>
internal static class SandboxOptionsExtensions
{
    private const string ApplicationName = "Demo application";

    public static CommunitySettings ToCommunitySettings(this SandboxOptions options) => new()
    {
        Clock = options.TimeProvider,
        Applications = new ApplicationRegister(
        [
            new RegisteredApplication(options.ApiKey, options.ApiSecret, ApplicationName, options.Callback),
            .. options.Applications.Select(other => new RegisteredApplication(other.Key, other.Secret, other.Name, other.Callback)),
        ]),
        AutoApprove = options.AutoApprove,
        FrobLifetime = options.FrobLifetime,
        TicketDuration = options.TicketDuration,
        ChecksumsWhenDone = options.ChecksumsWhenDone,
        KeyCalls = options.KeyCalls,
        KeyCallsCode = options.KeyCallsCode,
        UploadLimits = new UploadLimits(options.UploadQuota, options.MaximumFileSize),
    };
}
