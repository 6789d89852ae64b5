using System.Globalization;
using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>The addresses of pictures and files. An address that has expired is replaced by one with the next number.</summary>
internal static class PictureAddress
{
    private const string Number = "k";

    /// <summary>The address below that of the sandbox.</summary>
    public static string Of(Document document, string label, string extension) => document.AddressNumber == 0
        ? $"media/{document.Id}.{label}.{extension}"
        : $"media/{document.Id}.{label}.{extension}?{Number}={NumberOf(document)}";

    /// <summary>Whether the query of an address is that of the document's current addresses.</summary>
    public static bool IsCurrent(Document document, IQueryCollection query) =>
        document.AddressNumber == 0 || query[Number] == NumberOf(document);

    private static string NumberOf(Document document) => document.AddressNumber.ToString(CultureInfo.InvariantCulture);
}
