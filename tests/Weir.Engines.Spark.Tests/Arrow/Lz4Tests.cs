using System.Text;
using Weir.Engines.Spark.Arrow.Compression;

namespace Weir.Engines.Spark.Tests.Arrow;

public sealed class Lz4Tests
{
    [Fact]
    public void A_run_repeats_what_is_just_being_written()
    {
        // One literal, then a copy of it over 20 bytes: token 1F, length 19 = 15 + 0 + 4 ... then a last literal.
        byte[] block = [0x1F, (byte)'a', 1, 0, 1, 0x10, (byte)'!'];
        byte[] output = new byte[22];
        Lz4Block.Unpack(block, output, 0).ShouldBe(22);
        Encoding.ASCII.GetString(output).ShouldBe(new string('a', 21) + "!");
    }

    [Fact]
    public void Long_literals_have_lengths_in_more_bytes()
    {
        byte[] text = [.. Enumerable.Range(0, 300).Select(i => (byte)i)];
        byte[] output = new byte[300];
        Lz4Block.Unpack([0xF0, 255, 30, .. text], output, 0).ShouldBe(300);
        output.ShouldBe(text);
    }

    [Theory]
    [InlineData(new byte[] { 0x20, 1 })]
    [InlineData(new byte[] { 0x10, 1, 0, 0 })]
    [InlineData(new byte[] { 0x10, 1, 9, 0 })]
    [InlineData(new byte[] { 0x1F, 1, 1, 0 })]
    [InlineData(new byte[] { 0x1F, 1, 1, 0, 255, 255 })]
    [InlineData(new byte[] { 0x1E, 1, 1, 0 })]
    public void A_damaged_block_is_refused(byte[] block) =>
        Should.Throw<InvalidDataException>(() => Lz4Block.Unpack(block, new byte[8], 0));

    [Fact]
    public void A_frame_has_stored_and_packed_blocks()
    {
        byte[] frame = [0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82, 3, 0, 0, 0x80, 1, 2, 3, 5, 0, 0, 0, 0x10, 9, 4, 0, 0x00, 0, 0, 0, 0];
        byte[] output = new byte[8];
        Lz4Frame.Unpack(frame, output);
        output.ShouldBe([1, 2, 3, 9, 1, 2, 3, 9]);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 0, 0, 0 }, "none")]
    [InlineData(new byte[] { 0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82, 3, 0, 0 }, "cut off")]
    [InlineData(new byte[] { 0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82, 0, 0, 0, 0 }, "0 bytes instead of 8")]
    public void A_damaged_frame_is_refused(byte[] frame, string words) =>
        Should.Throw<InvalidDataException>(() => Lz4Frame.Unpack(frame, new byte[8])).Message.ShouldContain(words);
}
