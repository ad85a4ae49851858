using System.Linq.Expressions;
using Nuke.Common.Internal;
using Nuke.Common.Internal.Parameters;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    /// <summary>The command line, without the program.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => Environment.GetCommandLineArgs()[1..];

    /// <summary>Whether the switch was given.</summary>
    public static bool HasArgument(string name) => BuildSession.Current.Arguments.Find(name) is not null;

    /// <summary>Whether the member's switch was given.</summary>
    public static bool HasArgument<T>(Expression<Func<T>> expression) => HasArgument(Members.Of(expression).Name);

    /// <summary>The switch's value, or the type's default.</summary>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static T GetNamedArgument<T>(string parameterName, char? separator = null) =>
        BuildSession.Current.Arguments.Find(parameterName) is { } found ? Convert<T>(found.Values, found.Written, separator) : default;

    /// <summary>The value of the member's switch, or the type's default.</summary>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static T GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null) =>
        GetNamedArgument<T>(Members.Of(expression).Name, separator);

    /// <summary>The value of the member's switch, or the type's default.</summary>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static T GetNamedArgument<T>(Expression<Func<object>> expression, char? separator = null) =>
        GetNamedArgument<T>(Members.Of(expression).Name, separator);

    /// <summary>A word before the first switch, or the type's default; a negative position counts from the end.</summary>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static T GetPositionalArgument<T>(int position, char? separator = null)
    {
        var words = BuildSession.Current.Arguments.Words;
        var index = position < 0 ? words.Count + position : position;
        return index >= 0 && index < words.Count ? Convert<T>([words[index]], "argument", separator) : default;
    }

    /// <summary>The words before the first switch.</summary>
    /// <exception cref="FormatException">A value does not fit the type.</exception>
    public static T[] GetAllPositionalArguments<T>(char? separator = null) => Convert<T[]>(BuildSession.Current.Arguments.Words, "arguments", separator);

    private static T Convert<T>(IReadOnlyList<string> words, string origin, char? separator) =>
        (T)ValueConversion.Convert(new GivenValue(words, origin, Split: true, Directory.GetCurrentDirectory()), typeof(T), separator?.ToString());
}
