package org.colophon.datasets.truth;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * Layout in the JSON of COCO (<a href="https://cocodataset.org/#format-data">data format</a>), with
 * the categories of PubLayNet (Zhong, Tang, Jimeno Yepes, ICDAR 2019) or DocLayNet (Pfitzmann et
 * al., KDD 2022), by name. A file without categories has PubLayNet's ids. A category of another
 * name makes regions of unknown kind. Several images are pages in their order; crowds are left out.
 *
 * <p>{@link TruthPage#kinds()}: the kinds of the file's categories, and what those are taken for
 * that have none: to PubLayNet captions, footnotes and formulas are text, charts figures; headers,
 * footers and page numbers are not annotated there, but are in DocLayNet. The order says nothing.
 *
 * <p>Boxes are decimal in the file; here they are in hundredths of the image's pixels.
 */
final class CocoTruth implements TruthReader {
  private static final int HUNDREDTHS = 100;
  private static final int MAX_IMAGES = 100_000;
  private static final List<Category> PUBLAYNET =
      List.of(
          new Category(1, "text"),
          new Category(2, "title"),
          new Category(3, "list"),
          new Category(4, "table"),
          new Category(5, "figure"));

  private static final Map<String, RegionKind> NAMES =
      Map.ofEntries(
          Map.entry("text", RegionKind.TEXT),
          Map.entry("title", RegionKind.HEADING),
          Map.entry("section-header", RegionKind.HEADING),
          Map.entry("list", RegionKind.LIST),
          Map.entry("list-item", RegionKind.LIST),
          Map.entry("table", RegionKind.TABLE),
          Map.entry("figure", RegionKind.FIGURE),
          Map.entry("picture", RegionKind.FIGURE),
          Map.entry("caption", RegionKind.CAPTION),
          Map.entry("footnote", RegionKind.FOOTNOTE),
          Map.entry("formula", RegionKind.FORMULA),
          Map.entry("page-header", RegionKind.HEADER),
          Map.entry("page-footer", RegionKind.FOOTER));

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Image(long id, double width, double height) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Category(long id, String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(
      long id,
      @JsonProperty("image_id") long image,
      @JsonProperty("category_id") long category,
      List<Double> bbox,
      int iscrowd) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Coco(List<Image> images, List<Annotation> annotations, List<Category> categories) {}

  @Override
  public Truth read(TruthBytes bytes) {
    final Coco coco;
    try {
      coco = Json.MAPPER.readValue(bytes.stream(), Coco.class);
    } catch (IOException e) {
      throw Json.malformed(e);
    }
    if (coco == null || coco.images() == null || coco.annotations() == null) {
      throw new MalformedTruth("has no images or no annotations");
    }
    if (coco.images().size() > MAX_IMAGES) {
      throw new MalformedTruth("has more than " + MAX_IMAGES + " images");
    }
    final Map<Long, RegionKind> kinds = kinds(coco.categories());
    final Set<RegionKind> known = EnumSet.noneOf(RegionKind.class);
    known.addAll(kinds.values());
    final Map<Long, List<TruthRegion>> regions = regions(coco.annotations(), kinds);
    final List<TruthPage> pages = new ArrayList<>();
    for (final Image image : coco.images()) {
      pages.add(
          new TruthPage(
              pages.size() + 1,
              frame(image),
              Optional.empty(),
              regions.getOrDefault(image.id(), List.of()),
              false,
              Kinds.of(known),
              List.of()));
    }
    return new Truth(pages);
  }

  private static Map<Long, RegionKind> kinds(List<Category> categories) {
    final Map<Long, RegionKind> kinds = new HashMap<>();
    final boolean given = categories != null && !categories.isEmpty();
    for (final Category category : given ? categories : PUBLAYNET) {
      final String name = category.name() == null ? "" : category.name().toLowerCase(Locale.ROOT);
      kinds.put(category.id(), NAMES.getOrDefault(name, RegionKind.UNKNOWN));
    }
    return kinds;
  }

  private static Map<Long, List<TruthRegion>> regions(
      List<Annotation> annotations, Map<Long, RegionKind> kinds) {
    final Map<Long, List<TruthRegion>> regions = new HashMap<>();
    for (final Annotation annotation : annotations) {
      final RegionKind kind = kinds.get(annotation.category());
      if (kind == null) {
        throw new MalformedTruth(
            "has an annotation of the category " + annotation.category() + ", which it lacks");
      }
      if (annotation.iscrowd() == 0) {
        regions
            .computeIfAbsent(annotation.image(), key -> new ArrayList<>())
            .add(
                new TruthRegion(
                    "a" + annotation.id(),
                    kind,
                    Optional.of(box(annotation)),
                    List.of(),
                    List.of()));
      }
    }
    return regions;
  }

  private static Box box(Annotation annotation) {
    final List<Double> b = annotation.bbox();
    if (b == null || b.size() != 4 || b.stream().anyMatch(Objects::isNull)) {
      throw new MalformedTruth("has no bbox of four numbers in annotation " + annotation.id());
    }
    return Boxes.between(
        b.get(0) * HUNDREDTHS,
        b.get(1) * HUNDREDTHS,
        (b.get(0) + b.get(2)) * HUNDREDTHS,
        (b.get(1) + b.get(3)) * HUNDREDTHS);
  }

  private static Frame frame(Image image) {
    if (!(image.width() > 0 && image.height() > 0)) {
      throw new MalformedTruth("has an image of " + image.width() + " by " + image.height());
    }
    return new Frame.Scaled(image.width() * HUNDREDTHS, image.height() * HUNDREDTHS);
  }
}
