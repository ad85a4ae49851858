using System.Text;

namespace Nuke.Common.Internal.Reporting;

/// <summary>A text writer that masks each text it is given; stands before the console once a secret is known.</summary>
internal sealed class MaskingWriter(TextWriter inner, SecretMask mask) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => inner.Write(mask.Apply(new string(buffer, index, count)));

    public override void Write(string value) => inner.Write(mask.Apply(value));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(mask.Apply(buffer.ToString()));

    public override void WriteLine(string value) => inner.WriteLine(mask.Apply(value));

    public override void WriteLine(ReadOnlySpan<char> buffer) => inner.WriteLine(mask.Apply(buffer.ToString()));

    public override void Flush() => inner.Flush();
}
