using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Internal.Parameters;

/// <summary>Turns the words of a <see cref="GivenValue"/> into a value of the parameter's type.</summary>
internal static class ValueConversion
{
    /// <exception cref="FormatException">The words do not say such a value; the message completes "PARAMETER: ...".</exception>
    public static object Convert(GivenValue given, Type type, string separator)
    {
        if (given.Structure is { } structure)
            return Structured(structure, type);
        if (type.IsArray)
            return Array(given, type.GetElementType()!, separator);

        return given.Words switch
        {
            [var word] => Scalar(word, type, given.BaseDirectory),
            [] when (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool) => IsBareSwitch(given),
            [] when IsBareSwitch(given) => throw new FormatException($"needs a value ({Expected(type)})"),
            [] => null,
            _ => throw new FormatException($"takes one value, not {given.Words.Count}"),
        };
    }

    public static object Scalar(string text, Type type, string baseDirectory)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            if (scalar == typeof(string) || scalar == typeof(object))
                return text;
            if (scalar == typeof(bool))
                return bool.Parse(text);
            if (scalar.IsEnum)
                return Member(text, scalar);
            // Nothing would stand for the directory itself: a script's unset variable must not choose a path.
            if (scalar == typeof(AbsolutePath))
                return text.Length > 0 ? AbsolutePath.Create(Path.GetFullPath(text, baseDirectory)) : throw new FormatException();
            // A comma would pass for a thousands separator and make 15 of 1,5.
            if (System.Type.GetTypeCode(scalar) is >= TypeCode.Single and <= TypeCode.Decimal && text.Contains(','))
                throw new FormatException();
            if (typeof(IConvertible).IsAssignableFrom(scalar))
                return System.Convert.ChangeType(text, scalar, CultureInfo.InvariantCulture);
            return ConverterOf(scalar).ConvertFrom(null!, CultureInfo.InvariantCulture, text);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or NotSupportedException or InvalidCastException)
        {
            throw new FormatException($"'{text}' is not {Expected(type)}", error);
        }
    }

    /// <summary>What a value of the type looks like; completes "is not ...".</summary>
    public static string Expected(Type type)
    {
        var scalar = ValueSet.ScalarType(type);
        if (scalar == typeof(bool))
            return "true or false";
        if (scalar.IsEnum)
            return "one of " + string.Join(", ", Enum.GetNames(scalar));
        if (scalar.IsSubclassOf(typeof(Tooling.Enumeration)))
            return "one of " + string.Join(", ", ValueSet.EnumerationFields(scalar).Select(field => field.Name));
        return System.Type.GetTypeCode(scalar) switch
        {
            >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number in the range of " + scalar.Name,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
            TypeCode.String => "a text",
            _ when scalar == typeof(AbsolutePath) => "a path",
            _ => $"a {scalar.Name}",
        };
    }

    // An empty environment variable is a value too: it says "nothing".
    private static bool IsBareSwitch(GivenValue given) => given.Origin.StartsWith('-');

    private static Array Array(GivenValue given, Type element, string separator)
    {
        var words = given is { Words: [var only], Split: true } && !string.IsNullOrEmpty(separator)
            ? only.Split(separator, StringSplitOptions.RemoveEmptyEntries)
            : given.Words;
        var array = System.Array.CreateInstance(element, words.Count);
        for (var index = 0; index < words.Count; index++)
            array.SetValue(Scalar(words[index], element, given.BaseDirectory), index);
        return array;
    }

    private static object Member(string text, Type type)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        var isKnown = names.All(name => Enum.GetNames(type).Contains(name, StringComparer.OrdinalIgnoreCase));
        return isKnown && (names.Length == 1 || type.IsDefined(typeof(FlagsAttribute)))
            ? Enum.Parse(type, text, ignoreCase: true)
            : throw new FormatException();
    }

    // The attribute is asked first: TypeDescriptor costs more start-up time than all the rest of the injection.
    private static TypeConverter ConverterOf(Type type) =>
        type.GetCustomAttribute<TypeConverterAttribute>() is { } attribute && Type.GetType(attribute.ConverterTypeName) is { } converter
            ? (TypeConverter)Activator.CreateInstance(converter)
            : TypeDescriptor.GetConverter(type);

    private static object Structured(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, StructureOptions.Value);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new FormatException($"the JSON value is not a {type.Name}: {error.Message}", error);
        }
    }

    private static readonly Lazy<JsonSerializerOptions> StructureOptions =
        new(() => new JsonSerializerOptions { PropertyNameCaseInsensitive = true, IncludeFields = true });
}
