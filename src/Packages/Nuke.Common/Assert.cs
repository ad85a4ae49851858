using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>What must hold; the messages name the expression that does not.</summary>
public static class Assert
{
    /// <summary>Always fails.</summary>
    /// <exception cref="Exception">Always.</exception>
    public static void Fail(string message, Exception exception = null) => throw new Exception(message, exception);

    /// <summary>The condition must hold.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void True(bool condition, string message = null, [CallerArgumentExpression(nameof(condition))] string argumentExpression = null) =>
        Check(condition, message ?? $"Expected condition to be true: {argumentExpression}");

    /// <summary>The condition must not hold.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void False(bool condition, string message = null, [CallerArgumentExpression(nameof(condition))] string argumentExpression = null) =>
        Check(!condition, message ?? $"Expected condition to be false: {argumentExpression}");

    /// <summary>The object, which must not be null.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static T NotNull<T>(this T obj, string message = null, [CallerArgumentExpression(nameof(obj))] string argumentExpression = null)
        where T : class
    {
        Check(obj is not null, message ?? $"Expected object to be not null: {argumentExpression}");
        return obj;
    }

    /// <inheritdoc cref="NotNull{T}(T, string, string)"/>
    public static T? NotNull<T>(this T? obj, string message = null, [CallerArgumentExpression(nameof(obj))] string argumentExpression = null)
        where T : struct
    {
        Check(obj.HasValue, message ?? $"Expected object to be not null: {argumentExpression}");
        return obj;
    }

    /// <summary>The text, which must not be null or empty.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static string NotNullOrEmpty(
        this string str, string message = null, [CallerArgumentExpression(nameof(str))] string argumentExpression = null)
    {
        Check(!string.IsNullOrEmpty(str), message ?? $"Expected string to be not null or empty: {argumentExpression}");
        return str;
    }

    /// <summary>The text, which must not be null or blank.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static string NotNullOrWhiteSpace(
        this string str, string message = null, [CallerArgumentExpression(nameof(str))] string argumentExpression = null)
    {
        Check(!string.IsNullOrWhiteSpace(str), message ?? $"Expected string to be not null or whitespace: {argumentExpression}");
        return str;
    }

    /// <summary>The collection must have elements.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static void NotEmpty<T>(
        IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Check(collection is { Count: > 0 }, message ?? $"Expected collection to be not empty: {argumentExpression}");

    /// <summary>The collection must have no elements.</summary>
    /// <exception cref="ArgumentException">It has some.</exception>
    public static void Empty<T>(
        IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Count(collection, 0, message, argumentExpression);

    /// <summary>The collection must have that many elements.</summary>
    /// <exception cref="ArgumentException">It has more or fewer.</exception>
    public static void Count<T>(
        IReadOnlyCollection<T> collection,
        int length,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Check(collection?.Count == length, message ?? $"Expected collection to have {length} items, not {collection?.Count}: {argumentExpression}");

    /// <summary>The collection must have exactly one element.</summary>
    /// <exception cref="ArgumentException">It has more or none.</exception>
    public static void HasSingleItem<T>(
        IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Count(collection, 1, message, argumentExpression);

    /// <summary>There must be a file.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void FileExists(string path, string message = null, [CallerArgumentExpression(nameof(path))] string argumentExpression = null) =>
        Check(File.Exists(path), message ?? $"Expected file to exist: {path} ({argumentExpression})");

    /// <summary>There must be a folder.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void DirectoryExists(
        string path, string message = null, [CallerArgumentExpression(nameof(path))] string argumentExpression = null) =>
        Check(Directory.Exists(path), message ?? $"Expected directory to exist: {path} ({argumentExpression})");

    private static void Check(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
