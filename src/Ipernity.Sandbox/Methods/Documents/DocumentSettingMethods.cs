using Ipernity.Sandbox.Community.Demo;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary>
/// <c>doc.setPerms</c>, <c>setLicense</c>, <c>setGeo</c> and <c>setSafety</c>. All values are checked before any is changed.
/// </summary>
internal static class DocumentSettingMethods
{
    private const double NoPlace = -999;

    public static Element SetPermissions(MethodCall call) => Set(
        call,
        Permissions,
        "share", "is_public", "is_friend", "is_family", "perm_comment", "perm_tag", "perm_tagme");

    public static Element SetLicense(MethodCall call) => Set(call, License, "license");

    public static Element SetGeo(MethodCall call) => Set(call, Geo, "lat", "lng");

    public static Element SetSafety(MethodCall call) => Set(call, Safety, "safety");

    /// <summary>Applies the settings that were sent with another method.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool ApplySent(MethodCall call, Document document)
    {
        Action<Document>?[] changes = [Permissions(call), License(call), Geo(call), Safety(call)];
        foreach (var change in changes)
            change?.Invoke(document);
        return Array.Exists(changes, change => change is not null);
    }

    private static Element Set(MethodCall call, Func<MethodCall, Action<Document>?> read, params string[] names)
    {
        var document = call.OwnDocument();
        var change = read(call) ?? throw MethodErrors.NothingSent(names);
        change(document);
        document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    private static Action<Document>? Permissions(MethodCall call)
    {
        var share = call.WholeNumber("share");
        if (share is < 0 or > 4)
            throw MethodErrors.ValueInvalid("share", "0 private, 1 family, 2 friends, 3 family and friends, 4 public");
        var isPublic = call.YesOrNo("is_public");
        var isFriend = call.YesOrNo("is_friend");
        var isFamily = call.YesOrNo("is_family");
        var comment = call.Circle("perm_comment");
        var tag = call.Circle("perm_tag");
        var tagMe = call.Circle("perm_tagme");
        if ((share ?? (object?)isPublic ?? isFriend ?? isFamily ?? comment ?? tag ?? (object?)tagMe) is null)
            return null;
        return document =>
        {
            call.Library.SetShare(document, (Share?)share ?? Shared(document.Share, isPublic, isFriend, isFamily));
            document.CommentPermission = comment ?? document.CommentPermission;
            document.TagPermission = tag ?? document.TagPermission;
            document.TagMePermission = tagMe ?? document.TagMePermission;
        };
    }

    /// <summary>Flags that were not sent keep their value. Public documents are visible to friends and family as well.</summary>
    private static Share Shared(Share share, bool? isPublic, bool? isFriend, bool? isFamily)
    {
        if (isPublic ?? share == Share.Public)
            return Share.Public;
        return Flagged(Share.Friends, isFriend) | Flagged(Share.Family, isFamily);

        Share Flagged(Share flag, bool? sent) => sent ?? (share & flag) != 0 ? flag : Share.Private;
    }

    private static Action<Document>? License(MethodCall call)
    {
        if (call.WholeNumber("license") is not { } license)
            return null;
        if (license is not (0 or 1 or 3 or 5 or 7 or 9 or 11 or 255))
            throw MethodErrors.ValueInvalid("license", "0, 1, 3, 5, 7, 9, 11 or 255");
        return document => document.License = license;
    }

    private static Action<Document>? Geo(MethodCall call)
    {
        var sentLatitude = call.DecimalNumber("lat");
        var sentLongitude = call.DecimalNumber("lng");
        if (sentLatitude is null && sentLongitude is null)
            return null;
        var latitude = sentLatitude ?? throw MethodErrors.ParameterMissing("lat");
        var longitude = sentLongitude ?? throw MethodErrors.ParameterMissing("lng");
        if (latitude == NoPlace && longitude == NoPlace)
            return document => document.Geo = null;
        if (latitude is < -90 or > 90)
            throw MethodErrors.ValueInvalid("lat", "-90 to 90, or -999 for both lat and lng to remove the place");
        if (longitude is < -180 or > 180)
            throw MethodErrors.ValueInvalid("lng", "-180 to 180, or -999 for both lat and lng to remove the place");
        return document => document.Geo = GeoPoint.Near(DemoTexts.Places, latitude, longitude);
    }

    private static Action<Document>? Safety(MethodCall call)
    {
        if (call.WholeNumber("safety") is not { } safety)
            return null;
        if (safety is < 0 or > 3)
            throw MethodErrors.ValueInvalid("safety", "1 for everyone, 2 not for everyone, 3 for adults only");
        return document => call.Library.SetSafety(document, safety);
    }
}
