namespace Nuke.Common.IO;

/// <summary>Something that lies at a path.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>Where it lies.</summary>
    AbsolutePath Path { get; }
}
