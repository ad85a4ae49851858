using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One part of a piece of work that several machines share, given as <c>--partition 2/3</c>.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    /// <summary>The whole work in one part.</summary>
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    /// <summary>Which part this is, counted from 1.</summary>
    public int Part { get; set; }

    /// <summary>Into how many parts the work is divided.</summary>
    public int Total { get; set; }

    /// <summary>Whether this is the given part.</summary>
    public bool IsIn(int part) => Part == part;

    /// <summary>The elements that fall to this part; dealt out in turn.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) => enumerable.Where((_, index) => index % Total == Part - 1);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Total}");

    /// <summary>Reads <c>part/total</c>.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);

            var numbers = text.Split('/');
            if (numbers.Length != 2
                || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
                || !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var total)
                || part < 1
                || part > total)
                throw new FormatException($"'{text}' is not a partition; expected PART/TOTAL with 1 <= PART <= TOTAL, as in 2/3");

            return new Partition { Part = part, Total = total };
        }
    }
}
