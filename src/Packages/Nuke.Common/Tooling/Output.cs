using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>A line that a process wrote.</summary>
[DebuggerDisplay("{Text}")]
public struct Output
{
    /// <summary>Where it wrote it.</summary>
    public OutputType Type;

    /// <summary>The line without its end.</summary>
    public string Text;
}
