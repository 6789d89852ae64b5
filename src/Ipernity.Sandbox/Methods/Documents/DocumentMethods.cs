using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary><c>doc.get</c>, <c>doc.getList</c>, <c>doc.set</c>, <c>doc.delete</c></summary>
internal static class DocumentMethods
{
    public static Element GetList(MethodCall call)
    {
        var documents = call.Library.List(call.User(), call.Viewer, DocumentEntries.Filter(call));
        return Element.Payload(new DocumentEntries(call).WriteTo(new Element("docs"), documents));
    }

    public static Element Get(MethodCall call)
    {
        var document = call.VisibleDocument();
        var isOwner = call.Viewer.Member == document.Owner;
        var extra = call.List("extra");
        var element = new Element("doc")
            .Attribute("doc_id", document.Id)
            .Attribute("media", document.Media.Name())
            .Attribute("license", document.License)
            .Attribute("rotation", document.Rotation)
            .Attribute("title", document.Title)
            .Attribute("safety", document.Safety)
            .Attribute("link", DocumentElements.Link(call, document));
        if (isOwner && extra.Contains("md5"))
            element.Attribute("md5", document.Md5);

        element
            .Child(MemberElements.Owner(call, document.Owner))
            .Child(Element.OfText("description", document.Description))
            .Child(DocumentElements.Dates(call, document))
            .Child(DocumentElements.Visibility(document))
            .Child(DocumentElements.Permissions(document))
            .Child(DocumentElements.Count(call, document))
            .Child(DocumentElements.Can(call, document))
            .Child(DocumentElements.You(call, document))
            .Child(DocumentElements.Thumbs(call, document));
        if (document.Media != MediaTypes.Photo)
            element.Child(DocumentElements.Medias(call, document));
        if (isOwner)
            element.Child(DocumentElements.Original(call, document));
        if (document.Geo is { } place && extra.Contains("geo"))
            element.Child(DocumentElements.Geo(place));
        if (extra.Contains("tags"))
            element.Child(DocumentElements.Tags(document));
        if (extra.Contains("notes"))
            element.Child(NoteMethods.Of(call, document));
        return Element.Payload(element);
    }

    /// <summary>
    /// Changes the values that were sent; an empty text clears a value. The parameters of <c>doc.setPerms</c>, <c>setGeo</c>,
    /// <c>setLicense</c> and <c>setSafety</c> are accepted as well.
    /// </summary>
    public static Element Set(MethodCall call)
    {
        var document = call.OwnDocument();
        var hasSettings = DocumentSettingMethods.ApplySent(call, document);
        if (call.Text("title") is null && call.Text("description") is null && !hasSettings)
            throw MethodErrors.NothingSent("title", "description");
        document.Title = call.Text("title") ?? document.Title;
        document.Description = call.Text("description") ?? document.Description;
        document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload(new Element("doc")
            .Attribute("doc_id", document.Id)
            .Attribute("title", document.Title)
            .Attribute("share", (int)document.Share)
            .Child(Element.OfText("description", document.Description)));
    }

    public static Element Delete(MethodCall call)
    {
        var document = call.OwnDocument();
        call.Library.Remove(document, call.Community.UnixTime);
        call.Community.Groups.Forget(document);
        return Element.Payload();
    }
}
