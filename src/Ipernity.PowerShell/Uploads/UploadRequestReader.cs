using System.Collections.Specialized;
using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Reads the details of a file from the parameters of a cmdlet. Conflicting parameters are an error.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="fields">The parameters that fill fields of the API.</param>
/// <param name="row">The parameters that are bound for the current pipeline object.</param>
internal sealed class UploadRequestReader(PSCmdlet cmdlet, ApiFieldTable fields, RowParameters row)
{
    /// <summary>The field for an album that is given by its title. The API has no such field: the album is found before sending.</summary>
    public const string AlbumField = "album";

    private const string AlbumIdField = "album_id";
    private const string Replace = "Replace";

    /// <param name="path">The path of the file.</param>
    /// <param name="replaces">The document whose file is replaced; null for a new document.</param>
    /// <returns>The upload; null after an error was written.</returns>
    public UploadRequest? Create(string path, string? replaces)
    {
        try
        {
            var values = fields.Read(cmdlet, row, out var firstParameter);
            if (FindConflict(values, firstParameter, replaces) is { } conflict)
            {
                Refuse(conflict.One, conflict.Other, path);
                return null;
            }

            var album = values[AlbumField] as string;
            values.Remove(AlbumField);
            return new UploadRequest(LocalFile.Find(path), replaces, ParameterText.From(values)) { Album = album };
        }
        catch (Exception refused) when (refused is IpernityUploadException or ArgumentException)
        {
            cmdlet.WriteError(FileErrors.Of(refused, path));
            return null;
        }
    }

    private static (string One, string Other)? FindConflict(OrderedDictionary values, string? firstParameter, string? replaces) =>
        replaces is not null && firstParameter is not null ? (firstParameter, Replace)
        : values.Contains(AlbumField) && values.Contains(AlbumIdField) ? ("Album", "AlbumId")
        : null;

    // A conflict on the command line applies to every file, so it ends the cmdlet.
    private void Refuse(string one, string other, string path)
    {
        if (!row.IsOfPipeline(one) && !row.IsOfPipeline(other))
            cmdlet.ThrowTerminatingError(CallErrors.ParameterConflict(one, other));
        cmdlet.WriteError(FileErrors.ParameterConflict(one, other, path));
    }
}
