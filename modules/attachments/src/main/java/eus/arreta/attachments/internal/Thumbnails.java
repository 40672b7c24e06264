package eus.arreta.attachments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails.Builder;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jboss.logging.Logger;

/** Small pictures of images: drawn anew, so that nothing which a camera wrote into the image (place, device) is in them. */
@ApplicationScoped
public class Thumbnails {

    private static final Logger LOG = Logger.getLogger(Thumbnails.class);
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png", "image/gif", "image/bmp");
    /** Pixels on the longer side; twice what the timeline shows, for dense screens. */
    private static final int LONGEST_SIDE = 480;
    /** A few kilobytes of file can claim any size: more pixels than any camera has are not decoded. */
    private static final long MOST_PIXELS = 60_000_000;

    /** One at a time: a large picture takes tens of megabytes while it is read. */
    synchronized Optional<InputStream> of(Path file, String mediaType) {
        if (!KINDS.contains(mediaType)) {
            return Optional.empty();
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, false);
                return draw(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf("An image has no thumbnail: %s", unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<InputStream> draw(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        Orientation orientation = orientation(reader);
        ImageReadParam everyNth = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        everyNth.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, everyNth);
        Builder<BufferedImage> small = net.coobird.thumbnailator.Thumbnails.of(image)
                .size(Math.min(LONGEST_SIDE, image.getWidth()), Math.min(LONGEST_SIDE, image.getHeight()))
                .imageType(BufferedImage.TYPE_INT_RGB)
                .addFilter(Thumbnails::onWhite)
                .outputFormat("jpg")
                .outputQuality(0.8);
        if (orientation != null && orientation != Orientation.TOP_LEFT) {
            small.addFilter(ExifFilterUtils.getFilterForOrientation(orientation));
        }
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        small.toOutputStream(drawn);
        return Optional.of(new ByteArrayInputStream(drawn.toByteArray()));
    }

    /** How the camera was held; upright where the file doesn't say it in a way that can be read. */
    private static Orientation orientation(ImageReader reader) {
        try {
            return ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }

    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return opaque;
    }
}
