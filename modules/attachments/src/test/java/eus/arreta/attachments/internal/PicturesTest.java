package eus.arreta.attachments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of files, and small pictures of images. */
class PicturesTest {

    @TempDir
    Path folder;

    private final Thumbnails thumbnails = new Thumbnails();

    @Test
    void aNameThatLiesChangesNothing() throws IOException {
        Path page = file("holiday.jpg", "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(MediaTypes.of(page, "holiday.jpg")).isEqualTo("text/html");
        assertThat(MediaTypes.isShown("text/html")).isFalse();
        assertThat(MediaTypes.isShown("image/svg+xml")).isFalse();
        Path picture = file("report.pdf", jpeg(10, 10, false));
        assertThat(MediaTypes.of(picture, "report.pdf")).isEqualTo("image/jpeg");
        Path program = file("note.txt", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0});
        assertThat(MediaTypes.of(program, "note.txt")).doesNotStartWith("text/");
    }

    @Test
    void aVoiceNoteIsSomethingThatBrowsersPlay() throws IOException {
        byte[] ogg = new byte[64];
        System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, ogg, 0, 4);
        System.arraycopy("OpusHead".getBytes(StandardCharsets.US_ASCII), 0, ogg, 28, 8);
        assertThat(MediaTypes.of(file("voice.oga", ogg), "voice.oga")).isEqualTo("audio/ogg");
    }

    @Test
    void aZipIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1024 * 1024];
            for (int index = 0; index < 100; index++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(MediaTypes.of(file("bomb.zip", bytes.toByteArray()), "bomb.zip"))
                .isEqualTo("application/zip");
    }

    @Test
    void aThumbnailIsSmallAndHoldsNothingThatTheCameraWrote() throws IOException {
        byte[] photo = jpeg(3000, 2000, true);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("SECRET-PLACE");
        byte[] small = thumbnail(file("photo.jpg", photo), "image/jpeg");
        assertThat(new String(small, StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET-PLACE")
                .doesNotContain("Exif");
        BufferedImage drawn = ImageIO.read(new java.io.ByteArrayInputStream(small));
        // The camera was held upright: its picture is turned, as Exif says.
        assertThat(drawn.getWidth()).isLessThan(drawn.getHeight());
        assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isBetween(400, 480);
    }

    @Test
    void anImageThatClaimsABillionPixelsIsNotDecoded() throws IOException {
        assertThat(thumbnails.of(file("bomb.png", pngHeader(40_000, 40_000)), "image/png"))
                .isEmpty();
        assertThat(thumbnails.of(file("broken.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2}), "image/jpeg"))
                .isEmpty();
        assertThat(thumbnails.of(file("page.svg", new byte[] {'<'}), "image/svg+xml"))
                .isEmpty();
    }

    private byte[] thumbnail(Path file, String mediaType) throws IOException {
        try (InputStream drawn = thumbnails.of(file, mediaType).orElseThrow()) {
            return drawn.readAllBytes();
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** With an Exif block that says "turned by 90 degrees" and holds a word. */
    private static byte[] jpeg(int width, int height, boolean exif) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        byte[] jpeg = plain.toByteArray();
        if (!exif) {
            return jpeg;
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        block.write(
                new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0});
        block.write("SECRET-PLACE".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int afterJfif = 20;
        whole.write(jpeg, 0, afterJfif);
        whole.write(new byte[] {(byte) 0xff, (byte) 0xe1});
        whole.write(ByteBuffer.allocate(2).putShort((short) (block.size() + 2)).array());
        whole.write(block.toByteArray());
        whole.write(jpeg, afterJfif, jpeg.length - afterJfif);
        return whole.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header.array())
                .putInt((int) check.getValue())
                .array();
    }
}
