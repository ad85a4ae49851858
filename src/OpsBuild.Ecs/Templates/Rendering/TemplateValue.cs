namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>What an expression came to.</summary>
/// <param name="Content">A <see cref="string"/>, a <see cref="long"/> or a <see cref="bool"/>; null where something it needs is missing.</param>
/// <param name="IsSecret">Whether it may be a secret, or was made from one: no error shows it.</param>
internal readonly record struct TemplateValue(object? Content, bool IsSecret)
{
    /// <summary>Not known, because something is missing that was already noted.</summary>
    public static TemplateValue Unknown => default;

    public bool IsUnknown => Content is null;

    /// <summary>The text; calls are checked before, so that nothing else reaches who asks for one.</summary>
    public string Text => Content as string ?? throw new InvalidOperationException("A value that is no text passed the check of the call.");

    public static TemplateValue Of(string text, bool isSecret) => new(text, isSecret);

    /// <summary>The text as an error may show it.</summary>
    public string Shown => IsSecret ? "***" : Text;
}
