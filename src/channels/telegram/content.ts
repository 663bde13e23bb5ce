import type { Contact, Message } from 'grammy/types'
import type { Media, Place } from '../channel.ts'
import { clean } from '../clean.ts'
import { phoneOf } from './phone.ts'

/** What somebody said or sent: words for the engine, and what words do not carry. */
export interface Content {
  text: string
  payload: Record<string, unknown>
}

/** Reads a message's content; nothing when it only reports what happened in the chat. */
export function contentOf(message: Message): Content | undefined {
  if (message.text !== undefined) return { text: message.text, payload: {} }
  if (message.contact) return contact(message.contact, message.from?.id)
  if (message.venue ?? message.location) return place(message)
  const media = mediaOf(message)
  if (media)
    return { text: [marker(message, media), message.caption].filter(Boolean).join(' '), payload: { media: [media] } }
  if (message.poll) return { text: `[投票] ${message.poll.question}`, payload: { unsupported: 'poll' } }
  if (message.checklist) return { text: `[清单] ${message.checklist.title}`, payload: { unsupported: 'checklist' } }
  if (message.dice) return { text: `[骰子]`, payload: { unsupported: 'dice' } }
  if (message.story) return { text: '[动态]', payload: { unsupported: 'story' } }
  // What Telegram will invent next is answered as well: the customer did send something.
  return Object.keys(message).every((key) => silent.has(key))
    ? undefined
    : { text: '[暂不支持的消息]', payload: { unsupported: 'unknown' } }
}

/**
 * A number is verified only when it is the sender's own: Telegram finds the `user_id` that belongs to a number, and
 * anybody may share anybody's contact.
 */
function contact({ phone_number, first_name, last_name, user_id }: Contact, sender: number | undefined): Content {
  const own = user_id !== undefined && user_id === sender
  const value = phoneOf(phone_number, own)
  if (own) return { text: value, payload: { phone: { value, verified: true } } }
  const name = [first_name, last_name].filter(Boolean).join(' ')
  return { text: `${name} ${value}`, payload: { phone: { value, verified: false, name } } }
}

function place({ venue, location }: Message): Content {
  const { latitude, longitude } = venue?.location ?? location ?? { latitude: 0, longitude: 0 }
  const label = clean([venue?.address, venue?.title].filter(Boolean).join(' '))
  return {
    text: `[位置] ${label}`.trimEnd(),
    payload: { location: { lat: latitude, lon: longitude, ...(label ? { label } : {}) } satisfies Place },
  }
}

interface File {
  file_id: string
  file_name?: string
  mime_type?: string
  file_size?: number
  duration?: number
}

function mediaOf(message: Message): Media | undefined {
  const photo = message.photo?.at(-1)
  if (photo) return fileOf('photo', photo)
  if (message.voice) return fileOf('voice', message.voice)
  if (message.audio) return fileOf('audio', message.audio)
  const video = message.video ?? message.video_note ?? message.animation
  if (video) return fileOf('video', video)
  if (message.sticker) return fileOf('sticker', { ...message.sticker, file_name: message.sticker.emoji ?? '' })
  return message.document && fileOf('document', message.document)
}

function fileOf(kind: Media['kind'], file: File): Media {
  return {
    kind,
    ref: file.file_id,
    ...(file.file_name ? { name: file.file_name } : {}),
    ...(file.mime_type ? { mime: file.mime_type } : {}),
    ...(file.file_size === undefined ? {} : { bytes: file.file_size }),
    ...(file.duration === undefined ? {} : { seconds: file.duration }),
  }
}

function marker(message: Message, { kind, name }: Media): string {
  if (message.animation) return '[动图]'
  switch (kind) {
    case 'photo':
      return '[图片]'
    case 'voice':
      return '[语音]'
    case 'audio':
      return '[音频]'
    case 'video':
      return '[视频]'
    case 'sticker':
      return '[表情]'
    case 'document':
      return name === undefined ? '[文件]' : `[文件] ${name}`
    default:
      return kind satisfies never
  }
}

/** Fields that say nothing to us: who, where and when, and what happened to the chat rather than in it. */
const silent: ReadonlySet<string> = new Set<keyof Message | 'user_shared' | 'forward_from' | 'forward_date'>([
  'message_id',
  'message_thread_id',
  'from',
  'sender_chat',
  'date',
  'chat',
  'is_topic_message',
  'direct_messages_topic',
  'business_connection_id',
  'guest_query_id',
  'reply_to_message',
  'external_reply',
  'quote',
  'forward_origin',
  'forward_from',
  'forward_date',
  'via_bot',
  'edit_date',
  'has_protected_content',
  'media_group_id',
  'author_signature',
  'effect_id',
  'link_preview_options',
  'entities',
  'caption_entities',
  'reply_markup',
  'sender_boost_count',
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'community_chat_added',
  'community_chat_joined',
  'community_chat_removed',
  'chat_owner_changed',
  'chat_owner_left',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'successful_payment',
  'refunded_payment',
  'user_shared',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'passport_data',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_created',
  'giveaway',
  'giveaway_winners',
  'giveaway_completed',
  'managed_bot_created',
  'poll_option_added',
  'poll_option_deleted',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'paid_message_price_changed',
  'direct_message_price_changed',
  'suggested_post_info',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
])
