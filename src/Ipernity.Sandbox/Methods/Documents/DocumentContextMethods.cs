using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary><c>doc.getContext</c>: the older and newer documents of the same owner.</summary>
internal static class DocumentContextMethods
{
    public static Element GetContext(MethodCall call)
    {
        var document = call.VisibleDocument();
        var stream = call.Library.List(document.Owner, call.Viewer, DocumentFilter.Everything);
        return DocumentNeighbours.Write(call, Element.Payload(), stream, document, previous: 1);
    }
}
