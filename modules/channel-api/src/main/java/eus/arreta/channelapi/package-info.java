/**
 * What the core and the channels say to each other: the records that adapters publish, what adapters are asked to
 * send, what a channel account can do, and the interface an adapter implements. Used by every adapter under
 * {@code channels/}, by {@code gateway}, which runs adapters, and by {@code cases}, which reads the events. It holds
 * plain records that check themselves in their constructors; it never does any input or output, knows no framework
 * but Jackson's annotations, and depends on no other module of Arreta.
 */
package eus.arreta.channelapi;
