using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using Nuke.Common.Internal.Parameters;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    /// <summary>The environment variables as they are now.</summary>
    public static ReadOnlyDictionary<string, string> Variables =>
        new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key,
            entry => (string)entry.Value,
            IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));

    /// <summary>The folders of the PATH.</summary>
    public static IReadOnlyCollection<string> Paths =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the variable is set.</summary>
    public static bool HasVariable(string name, bool allowEmpty = true) =>
        Environment.GetEnvironmentVariable(name) is { } value && (allowEmpty || value.Length > 0);

    /// <summary>The variable's value, or null.</summary>
    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The variable's value as another type, or that type's default when it is not set.</summary>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static T GetVariable<T>(string name, char? separator = null)
    {
        if (Environment.GetEnvironmentVariable(name) is not { } value)
            return default;

        var given = new GivenValue(value.Length == 0 ? [] : [value], name, Split: true, Directory.GetCurrentDirectory());
        return (T)ValueConversion.Convert(given, typeof(T), separator?.ToString());
    }

    /// <summary>Sets the variable for this process and those that it starts.</summary>
    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    /// <summary>Sets the variable for this process and those that it starts.</summary>
    public static void SetVariable<T>(string name, T value) => SetVariable(name, System.Convert.ToString(value, CultureInfo.InvariantCulture));

    /// <summary>Removes the variable for this process and those that it starts.</summary>
    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    /// <summary>Replaces <c>%NAME%</c> by the variable's value.</summary>
    public static string ExpandVariables(string value) => Environment.ExpandEnvironmentVariables(value);
}
