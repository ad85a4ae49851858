namespace OpsBuild.App;

/// <summary>Variables of the environment are missing or malformed. Its message names all of them, and no value.</summary>
public sealed class ShopSettingsException(IReadOnlyList<string> problems)
    : Exception($"The service cannot start. {string.Join(' ', problems)} Set them in the task definition or the environment.")
{
    /// <summary>One sentence for each variable.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
