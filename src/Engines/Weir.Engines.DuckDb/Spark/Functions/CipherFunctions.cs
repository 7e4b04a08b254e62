using System.Security.Cryptography;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>AES, CRC-32, and SHA-2 of the lengths that DuckDB lacks.</summary>
internal static class CipherFunctions
{
    private const int BlockBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly DuckDbType Blob = DuckDbType.Of(DuckDbTypeId.Blob);

    public static IEnumerable<DuckDbScalarFunction> All() =>
    [
        new()
        {
            Name = "spark_aes_encrypt", Parameters = [Blob, Blob, DuckDbType.Varchar, DuckDbType.Varchar, Blob, Blob], Result = Blob, IsVolatile = true,
            Body = DuckDbScalarFunction.PerRow(static v => v.Contains(null) ? null : Encrypt((byte[])v[0]!, Key(v), Mode(v), (byte[])v[4]!, (byte[])v[5]!)),
        },
        new()
        {
            Name = "spark_aes_decrypt", Parameters = [Blob, Blob, DuckDbType.Varchar, DuckDbType.Varchar, Blob], Result = Blob,
            Body = DuckDbScalarFunction.PerRow(static v => v.Contains(null) ? null : Decrypt((byte[])v[0]!, Key(v), Mode(v), (byte[])v[4]!)),
        },
        new()
        {
            Name = "spark_crc32", Parameters = [Blob], Result = DuckDbType.BigInt,
            Body = static (input, result) =>
            {
                Span<long> sums = result.Values<long>();
                for (int row = 0; row < input.RowCount; row++)
                {
                    sums[row] = Crc32.Of(input[0].Bytes(row));
                }
            },
        },
        Sha("spark_sha384", SHA384.HashData),
        Sha("spark_sha512", SHA512.HashData),
    ];

    private static DuckDbScalarFunction Sha(string name, Func<byte[], byte[]> hash) => new()
    {
        Name = name,
        Parameters = [Blob],
        Result = DuckDbType.Varchar,
        Body = DuckDbScalarFunction.PerRow(v => v[0] is byte[] bytes ? Convert.ToHexStringLower(hash(bytes)) : null),
    };

    private static byte[] Key(object?[] values)
    {
        byte[] key = (byte[])values[1]!;
        return key.Length is 16 or 24 or 32 ? key : throw new ArgumentException($"[INVALID_PARAMETER_VALUE.AES_KEY_LENGTH] A key has 16, 24 or 32 bytes, not {key.Length}.");
    }

    private static string Mode(object?[] values)
    {
        string mode = ((string)values[2]!).ToUpperInvariant();
        string padding = ((string)values[3]!).ToUpperInvariant();
        return (mode, padding) is ("GCM", "DEFAULT" or "NONE") or ("ECB" or "CBC", "DEFAULT" or "PKCS")
            ? mode
            : throw new ArgumentException($"[UNSUPPORTED_FEATURE.AES_MODE] AES has no mode {mode} with the padding {padding}.");
    }

    private static byte[] Encrypt(byte[] text, byte[] key, string mode, byte[] start, byte[] also)
    {
        if (mode == "GCM")
        {
            byte[] nonce = Start(start, NonceBytes);
            byte[] sealedText = new byte[text.Length];
            byte[] tag = new byte[TagBytes];
            using AesGcm gcm = new(key, TagBytes);
            gcm.Encrypt(nonce, text, sealedText, tag, also);
            return [.. nonce, .. sealedText, .. tag];
        }

        using Aes aes = Aes.Create();
        aes.Key = key;
        if (mode == "CBC")
        {
            byte[] vector = Start(start, BlockBytes);
            return [.. vector, .. aes.EncryptCbc(text, vector)];
        }

#pragma warning disable CA5358 // The author names the mode, which Spark has too.
        return aes.EncryptEcb(text, PaddingMode.PKCS7);
#pragma warning restore CA5358
    }

    private static byte[] Start(byte[] given, int length) => given.Length == 0 ? RandomNumberGenerator.GetBytes(length)
        : given.Length == length ? given
        : throw new ArgumentException($"[INVALID_PARAMETER_VALUE.AES_IV_LENGTH] The initial vector has {length} bytes, not {given.Length}.");

    private static byte[] Decrypt(byte[] bytes, byte[] key, string mode, byte[] also)
    {
        try
        {
            if (mode == "GCM")
            {
                byte[] text = new byte[bytes.Length - NonceBytes - TagBytes];
                using AesGcm gcm = new(key, TagBytes);
                gcm.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, text.Length), bytes.AsSpan(bytes.Length - TagBytes), text, also);
                return text;
            }

            using Aes aes = Aes.Create();
            aes.Key = key;
            return mode == "CBC" ? aes.DecryptCbc(bytes.AsSpan(BlockBytes), bytes.AsSpan(0, BlockBytes)) : aes.DecryptEcb(bytes, PaddingMode.PKCS7);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or OverflowException)
        {
            throw new ArgumentException("[INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR] The bytes can't be decrypted.", exception);
        }
    }
}
