package eus.arreta.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A topic in the tree.
 *
 * @param names    by language
 * @param active   whether it can be chosen today
 * @param children the topics below it, by code
 */
public record TopicNode(String code, Map<String, String> names, boolean active, List<TopicNode> children) {}
