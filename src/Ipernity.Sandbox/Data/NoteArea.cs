namespace Ipernity.Sandbox.Data;

/// <summary>The part of a picture that a note is about, in pixels of its size 560.</summary>
internal readonly record struct NoteArea(int X, int Y, int Width, int Height);
