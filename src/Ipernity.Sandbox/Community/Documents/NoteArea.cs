namespace Ipernity.Sandbox.Community.Documents;

/// <summary>The area of a note, in pixels of the picture's 560 size.</summary>
internal readonly record struct NoteArea(int X, int Y, int Width, int Height);
