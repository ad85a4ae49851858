using System.ComponentModel;
using System.Globalization;
using Nuke.Common.Internal.Parameters;

namespace Nuke.Common.Tooling;

/// <summary>A closed set of named values, each a static field of the derived class.</summary>
/// <example>
/// <code>
/// [TypeConverter(typeof(TypeConverter&lt;Configuration&gt;))]
/// public class Configuration : Enumeration
/// {
///     public static Configuration Debug = new() { Value = nameof(Debug) };
/// }
/// </code>
/// </example>
public abstract class Enumeration
{
    /// <summary>The value's text.</summary>
    protected string Value { get; set; }

    /// <summary>The value's text; null stays null.</summary>
    public static implicit operator string(Enumeration value) => value?.Value;

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(Enumeration a, Enumeration b) => EqualityComparer<Enumeration>.Default.Equals(a, b);

    /// <summary>Whether they are different values.</summary>
    public static bool operator !=(Enumeration a, Enumeration b) => !(a == b);

    /// <summary>Whether both are the same value.</summary>
    protected bool Equals(Enumeration other) => Value == other?.Value;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is Enumeration other && other.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Finds a value by the name of its field, whatever the case.</summary>
    public class TypeConverter<T> : TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            if (value is not string name)
                return base.ConvertFrom(context, culture, value);

            var field = ValueSet.EnumerationFields(typeof(T)).FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return field?.GetValue(null)
                ?? throw new FormatException($"'{name}' is not {ValueConversion.Expected(typeof(T))}");
        }
    }
}
