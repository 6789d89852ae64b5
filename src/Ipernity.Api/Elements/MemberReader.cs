using System.Text.Json;

namespace Ipernity.Api.Elements;

/// <summary>Reads the value of one member of an element.</summary>
/// <typeparam name="T">The object that the values are for.</typeparam>
/// <param name="reader">The reader on the name of the member; afterwards on the last token of its value.</param>
/// <param name="target">The object.</param>
/// <returns>Whether the member is known. If not, the reader has not moved.</returns>
internal delegate bool MemberReader<in T>(ref Utf8JsonReader reader, T target);
