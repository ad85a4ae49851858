using System.Text;

namespace OpsBuild.Ecs.TaskDefinitions.Documents;

/// <summary>Turns an offset into a UTF-8 text into line and column.</summary>
internal sealed class LineIndex
{
    private readonly byte[] text;
    private readonly List<int> starts = [0];

    public LineIndex(byte[] text)
    {
        this.text = text;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == (byte)'\n')
                starts.Add(index + 1);
        }
    }

    public TextPosition At(long offset)
    {
        var end = (int)Math.Min(offset, text.Length);
        var found = starts.BinarySearch(end);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(line + 1, Encoding.UTF8.GetCharCount(text.AsSpan(starts[line]..end)) + 1);
    }
}
